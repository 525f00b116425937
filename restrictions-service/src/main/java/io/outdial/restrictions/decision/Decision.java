package io.outdial.restrictions.decision;

import java.util.UUID;

/**
 * @param restrictionId the restriction that forbids it, null where it is allowed
 * @param ageSeconds for how long nobody has been able to tell whether this is right
 */
record Decision(UUID restrictionId, long ageSeconds) {}
