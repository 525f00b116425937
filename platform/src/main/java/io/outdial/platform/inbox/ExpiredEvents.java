package io.outdial.platform.inbox;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Forgets received events after a while. */
@ApplicationScoped
public class ExpiredEvents {

    @Inject
    InboxConfig config;

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return ExpiredRows.delete("inbox_event", "received_at", Instant.now().minus(config.keepFor()));
    }
}
