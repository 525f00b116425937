package io.outdial.outbound.record;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is wanted of the queue.
 *
 * @param owners for whom the records may be
 * @param windowIds windows that are open now
 * @param sources from which sources they may be
 * @param memberId the agent who asks, null for a dialler
 * @param takenBy what the dialler calls itself, null for an agent
 */
public record QueueQuery(
        UUID clientId,
        UUID campaignId,
        Set<UUID> owners,
        List<Integer> windowIds,
        SourceFilter sources,
        Limits limits,
        UUID memberId,
        String takenBy,
        Duration lease) {

    public QueueQuery {
        owners = Set.copyOf(owners);
        windowIds = List.copyOf(windowIds);
    }

    /**
     * @param records wanted
     * @param maxAttempts calls that count after which a record ends
     * @param maxCallsADay of one number, in 24 hours
     * @param maxConcurrentCalls of the campaign, null where it has no bound
     */
    public record Limits(int records, int maxAttempts, int maxCallsADay, Integer maxConcurrentCalls) {}

    public QueueQuery wanting(int records) {
        Limits fewer = new Limits(records, limits.maxAttempts(), limits.maxCallsADay(), limits.maxConcurrentCalls());
        return new QueueQuery(clientId, campaignId, owners, windowIds, sources, fewer, memberId, takenBy, lease);
    }
}
