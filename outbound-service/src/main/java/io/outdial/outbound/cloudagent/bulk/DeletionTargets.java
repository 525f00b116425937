package io.outdial.outbound.cloudagent.bulk;

import java.util.List;
import java.util.UUID;

/**
 * What the names of a deletion mean.
 *
 * @param campaignIds of the names that there is a campaign for
 * @param memberId null where no agent is named, or none is known by that id
 * @param skillId likewise
 */
record DeletionTargets(List<UUID> campaignIds, UUID memberId, UUID skillId) {}
