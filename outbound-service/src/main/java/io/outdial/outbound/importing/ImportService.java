package io.outdial.outbound.importing;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Jobs that load files: made, shown and cancelled. {@link UploadService} has what brings their data. */
@ApplicationScoped
public class ImportService {

    private static final int REJECTIONS_AT_ONCE = 500;

    @Inject
    ImportRepository imports;

    @Inject
    RejectionRepository rejections;

    @Inject
    Clock clock;

    /**
     * Makes a job that waits for its data.
     *
     * @param connection the transaction of the request
     */
    public Uni<ImportJob> create(SqlCarrier connection, NewImport added) {
        return imports.add(connection, UuidV7.next(), added, clock.instant());
    }

    /** @throws Failure.NotFound if the client has none of the id */
    public Uni<ImportJob> get(UUID clientId, UUID id) {
        return imports.find(clientId, id).onItem().ifNull().failWith(ImportService::notFound);
    }

    Uni<Page<ImportJob>> list(UUID clientId, PageRequest asked) {
        return imports.count(clientId).chain(total -> imports.list(clientId, asked.limit(), asked.offset())
                .map(jobs -> Page.of(asked, total, jobs)));
    }

    /**
     * Ends a job. What has been loaded stays; the request that brings its data fails.
     *
     * @throws Failure.Refused if it is over already
     */
    Uni<ImportJob> cancel(SqlCarrier connection, UUID clientId, UUID id) {
        return imports.lock(connection, clientId, id)
                .onItem()
                .ifNull()
                .failWith(ImportService::notFound)
                .chain(() -> imports.end(connection, clientId, id, ImportState.CANCELLED, null, clock.instant()))
                .onItem()
                .ifNull()
                .failWith(ImportService::isOver);
    }

    /** In the order of their lines, a few at a time. */
    Multi<List<Rejection>> rejections(ImportJob job) {
        long[] after = {0};
        return Multi.createBy()
                .repeating()
                .uni(() -> rejections
                        .findAfter(job.clientId(), job.id(), after[0], REJECTIONS_AT_ONCE)
                        .invoke(found -> after[0] = found.isEmpty()
                                ? after[0]
                                : found.get(found.size() - 1).line()))
                .whilst(found -> found.size() == REJECTIONS_AT_ONCE);
    }

    static Failure notFound() {
        return new Failure.NotFound("No import with this id");
    }

    static Failure isOver() {
        return new Failure.Refused(ErrorCode.CONFLICT, "The import is over");
    }
}
