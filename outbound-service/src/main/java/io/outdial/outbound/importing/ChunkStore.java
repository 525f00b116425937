package io.outdial.outbound.importing;

import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.request.CallersContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stores the rows of a chunk, those that were not taken, and how far the file has been read, in one transaction: none
 * of them is ever there without the others, so that no row is loaded twice.
 */
@ApplicationScoped
class ChunkStore {

    private static final int MAX_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    @Inject
    ImportRepository imports;

    @Inject
    RejectionRepository rejections;

    @Inject
    ImportConfig config;

    @Inject
    Clock clock;

    /**
     * @param job as it was when its request began to bring data
     * @param rows those of the chunk that could be read
     * @param region that numbers are read in
     * @throws Failure.Refused {@code CONFLICT} if the job is over, or another request brings its data by now
     */
    Uni<Void> store(ImportJob job, Chunk chunk, PreparedRows rows, String region) {
        return imports.database()
                .inTransaction(transaction -> imports.lock(transaction, job.clientId(), job.id())
                        .invoke(now -> requireSameUpload(job, now))
                        .chain(now -> rows.store(transaction)
                                .chain(results -> conclude(now, chunk, results, region))
                                .chain(stored -> keep(transaction, now, chunk, stored))
                                .chain(() -> chunk.isLast()
                                        ? rows.complete(transaction)
                                        : Uni.createFrom().voidItem())))
                .onFailure(FailureMapping::isContention)
                .retry()
                .withBackOff(FIRST_PAUSE, MAX_PAUSE)
                .atMost(MAX_TRIES);
    }

    private static void requireSameUpload(ImportJob job, ImportJob now) {
        if (now == null || now.upload() == null) {
            throw ImportService.isOver();
        }
        if (!now.upload().id().equals(job.upload().id())) {
            throw new Failure.Refused(ErrorCode.CONFLICT, "Another request brings the data of the import by now");
        }
    }

    /** Not on the event loop: the telephones of thousands of rejected rows take long to read. */
    private Uni<StoredChunk> conclude(ImportJob job, Chunk chunk, List<RowResult> results, String region) {
        long maxKept = Math.max(0, config.maxRejections() - job.rejected());
        return CallersContext.resume(Uni.createFrom()
                .item(() -> StoredChunk.of(chunk.rows(), results, region, maxKept))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    private Uni<Void> keep(SqlCarrier transaction, ImportJob job, Chunk chunk, StoredChunk stored) {
        Instant now = clock.instant();
        return rejections
                .add(transaction, job.clientId(), job.id(), stored.kept(), now)
                .chain(() -> imports.advance(transaction, advanced(job, chunk, stored), now))
                .chain(() -> chunk.isLast()
                        ? imports.end(transaction, job.clientId(), job.id(), ImportState.COMPLETED, null, now)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private static ImportJob advanced(ImportJob job, Chunk chunk, StoredChunk stored) {
        Map<String, Long> outcomes = new TreeMap<>(job.outcomes());
        stored.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
        return job.advancedTo(chunk.end(), chunk.format(), chunk.rows().size(), stored.rejected(), outcomes);
    }
}
