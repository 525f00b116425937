package io.outdial.outbound.pull;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** How many records of each campaign are wanted at this moment, in this process. */
final class PullsInFlight {

    private final ConcurrentHashMap<UUID, Integer> wanted = new ConcurrentHashMap<>();

    /** @param pull is given what others want */
    <T> Uni<T> with(UUID campaignId, int records, IntFunction<Uni<T>> pull) {
        return Uni.createFrom().deferred(() -> {
            int all = wanted.merge(campaignId, records, Integer::sum);
            return pull.apply(all - records).onTermination().invoke(() -> done(campaignId, records));
        });
    }

    private void done(UUID campaignId, int records) {
        wanted.computeIfPresent(campaignId, (id, all) -> all == records ? null : all - records);
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }
}
