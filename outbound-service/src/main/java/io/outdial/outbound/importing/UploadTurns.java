package io.outdial.outbound.importing;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.request.IncomingBody;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose data is read now: so many files of a client at once, and of all clients in this replica. A job has one request
 * at a time that brings its data. A later one replaces an earlier, so that a sender whose connection is gone need not
 * wait until that is noticed.
 */
@ApplicationScoped
class UploadTurns {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration COME_AGAIN = Duration.ofSeconds(30);

    private final Map<UUID, IncomingBody> running = new ConcurrentHashMap<>();

    private final SingleFile tries = new SingleFile();

    @Inject
    ImportRepository imports;

    @Inject
    ImportConfig config;

    @Inject
    Clock clock;

    /**
     * Waits until it is the turn of the request; nothing of its body is read until then.
     *
     * @return the job, which its {@link ImportJob#upload} alone may advance from now on
     * @throws Failure.NotFound if the client has no such job
     * @throws Failure.Refused if it is over
     * @throws Failure.Unavailable if it has waited too long
     */
    Uni<ImportJob> take(UUID clientId, UUID id, IncomingBody body) {
        UUID upload = UuidV7.next();
        Instant until = clock.instant().plus(config.maxWait());
        return Multi.createBy()
                .repeating()
                .uni(() -> tryToTake(clientId, id, upload, body).map(Optional::ofNullable))
                .withDelay(LOOK_AGAIN)
                .whilst(job -> job.isEmpty() && clock.instant().isBefore(until) && !body.isCutOff())
                .collect()
                .last()
                .chain(job -> job.map(taken -> Uni.createFrom().item(taken))
                        .orElseGet(() -> imports.unqueue(clientId, id).chain(() -> Uni.createFrom()
                                .failure(new Failure.Unavailable("Other files are being read", COME_AGAIN)))));
    }

    /** The next one has its turn. Does nothing to a job that is over, or that another request has taken. */
    Uni<Void> giveBack(ImportJob job) {
        running.remove(job.upload().id());
        return imports.endUpload(job.clientId(), job.id(), job.upload().id(), clock.instant());
    }

    /** Tells the other replicas that this one is there, and stops what has been cancelled or replaced. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> see() {
        List<UUID> here = List.copyOf(running.keySet());
        return here.isEmpty()
                ? Uni.createFrom().voidItem()
                : imports.see(here, clock.instant())
                        .invoke(seen -> stopAllBut(here, Set.copyOf(seen)))
                        .replaceWithVoid();
    }

    private void stopAllBut(List<UUID> here, Set<UUID> seen) {
        here.stream()
                .filter(upload -> !seen.contains(upload))
                .map(running::get)
                .filter(body -> body != null)
                .forEach(body -> body.cutOff("The import is over, or another request brings its data"));
    }

    /** Null if it is not its turn yet. One tries at a time: together they would use up the connections of all. */
    private Uni<ImportJob> tryToTake(UUID clientId, UUID id, UUID upload, IncomingBody body) {
        return tries.pass(() -> {
            boolean hasRoom = running.size() < config.maxRunningHere();
            return imports.database()
                    .inTransaction(transaction -> tryToTake(transaction, clientId, id, upload, hasRoom))
                    .invoke(job -> {
                        if (job != null) {
                            running.put(upload, body);
                        }
                    });
        });
    }

    private Uni<ImportJob> tryToTake(SqlCarrier transaction, UUID clientId, UUID id, UUID upload, boolean hasRoom) {
        Instant now = clock.instant();
        return imports.lockAndCountOthers(transaction, clientId, id, now.minus(config.lostAfter()))
                .chain(others -> imports.lock(transaction, clientId, id)
                        .onItem()
                        .ifNull()
                        .failWith(ImportService::notFound)
                        .chain(job -> {
                            if (job.state().isOver()) {
                                return Uni.createFrom().failure(ImportService.isOver());
                            }
                            return hasRoom && others < config.maxRunning()
                                    ? imports.beginUpload(transaction, clientId, id, upload, now)
                                    : imports.queue(transaction, clientId, id).replaceWith((ImportJob) null);
                        }));
    }
}
