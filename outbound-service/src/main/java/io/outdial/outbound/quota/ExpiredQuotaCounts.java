package io.outdial.outbound.quota;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Deletes the counts of minutes that are over. */
@ApplicationScoped
public class ExpiredQuotaCounts {

    @Inject
    Clock clock;

    @Scheduled(every = "1h", delayed = "20m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return ExpiredRows.delete("quota_count", "ends_at", clock.instant());
    }
}
