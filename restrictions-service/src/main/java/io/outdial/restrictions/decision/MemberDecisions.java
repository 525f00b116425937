package io.outdial.restrictions.decision;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who of several may get a call.
 *
 * @param restricted the restriction by member, for those who have one
 * @param unknown those who are not members of the client
 * @param ageSeconds for how long this has not been confirmed
 */
record MemberDecisions(Map<UUID, UUID> restricted, Set<UUID> unknown, long ageSeconds) {}
