package io.outdial.restrictions.decision;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * @param ofMembers the sources of each member who has a restriction
 * @param ageSeconds for how long this has not been confirmed
 */
record BlockedSources(Map<UUID, List<UUID>> ofMembers, long ageSeconds) {}
