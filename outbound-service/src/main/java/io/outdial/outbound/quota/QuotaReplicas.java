package io.outdial.outbound.quota;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** How many replicas of this service there are: each says every ten seconds that it is there. */
@ApplicationScoped
class QuotaReplicas {

    private final UUID id = UUID.randomUUID();

    private volatile int count = 1;

    @Inject
    QuotaReplicaRepository repository;

    /** As it was known last: while the database is away nobody can say so. */
    int count() {
        return count;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everyTenSeconds() {
        return repository
                .seen(id)
                .invoke(seen -> count = seen)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
