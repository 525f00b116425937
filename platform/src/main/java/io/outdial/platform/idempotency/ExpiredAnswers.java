package io.outdial.platform.idempotency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets answers after their 24 hours. */
@ApplicationScoped
public class ExpiredAnswers {

    private static final String FORGET =
            "DELETE FROM idempotency_answer WHERE created_at < now() - interval '24 hours'";

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(FORGET).executeUpdate()))
                .replaceWithVoid();
    }
}
