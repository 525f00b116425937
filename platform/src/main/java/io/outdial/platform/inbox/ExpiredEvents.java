package io.outdial.platform.inbox;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Deletes the ids of received events after a while. */
@ApplicationScoped
public class ExpiredEvents {

    @Inject
    Clock clock;

    @Inject
    InboxConfig config;

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return ExpiredRows.delete("inbox_event", "received_at", clock.instant().minus(config.keepFor()));
    }
}
