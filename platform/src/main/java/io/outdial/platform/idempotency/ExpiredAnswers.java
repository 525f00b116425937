package io.outdial.platform.idempotency;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Deletes answers after 24 hours. */
@ApplicationScoped
public class ExpiredAnswers {

    @Inject
    Clock clock;

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return ExpiredRows.delete(
                "idempotency_answer", "created_at", clock.instant().minus(24, ChronoUnit.HOURS));
    }
}
