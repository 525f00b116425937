package io.outdial.restrictions.decision;

import java.util.UUID;

/**
 * @param restrictionId the restriction that forbids it, null where it is allowed
 * @param ageSeconds for how long this has not been confirmed
 */
record Decision(UUID restrictionId, long ageSeconds) {}
