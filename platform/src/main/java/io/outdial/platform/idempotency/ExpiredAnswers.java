package io.outdial.platform.idempotency;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Forgets answers after their 24 hours. */
@ApplicationScoped
public class ExpiredAnswers {

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return ExpiredRows.delete(
                "idempotency_answer", "created_at", Instant.now().minus(24, ChronoUnit.HOURS));
    }
}
