package io.outdial.platform.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Forgets received events after a while. */
@ApplicationScoped
public class ExpiredEvents {

    private static final String FORGET = "DELETE FROM inbox_event WHERE received_at < ?1";

    @Inject
    InboxConfig config;

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        Instant before = Instant.now().minus(config.keepFor());
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, before)
                        .executeUpdate()))
                .replaceWithVoid();
    }
}
