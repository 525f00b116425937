package io.outdial.restrictions.decision;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who of several may get a call.
 *
 * @param restricted the restriction by member, for those who have one
 * @param unknown who is none of the client's members
 * @param ageSeconds for how long nobody has been able to tell whether this is right
 */
record MemberDecisions(Map<UUID, UUID> restricted, Set<UUID> unknown, long ageSeconds) {}
