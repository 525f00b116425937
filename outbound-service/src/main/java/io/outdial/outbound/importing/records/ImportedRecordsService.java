package io.outdial.outbound.importing.records;

import io.outdial.outbound.importing.ImportJob;
import io.outdial.outbound.importing.ImportService;
import io.outdial.outbound.record.RecordRemoval;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Takes back what imports have loaded. */
@ApplicationScoped
class ImportedRecordsService {

    @Inject
    ImportService imports;

    @Inject
    RecordRemoval removal;

    /**
     * Removes the next of an import's open records, in one transaction: see {@link RecordRemoval#removeImported}.
     *
     * @throws Failure.NotFound if the client has no such import
     * @throws Failure.Refused if it loads no records, or may still load some
     */
    Uni<RecordRemoval.ImportStep> remove(SqlCarrier connection, UUID clientId, UUID importId) {
        return imports.get(clientId, importId)
                .invoke(ImportedRecordsService::requireLoaded)
                .chain(job -> connection.inTransaction(
                        transaction -> removal.removeImported(transaction, clientId, job.campaignId(), importId)));
    }

    private static void requireLoaded(ImportJob job) {
        if (!job.kind().equals(RecordImport.NAME)) {
            throw new Failure.Refused(ErrorCode.NOT_USABLE, "The import loads no records");
        }
        if (!job.state().isOver()) {
            throw new Failure.Refused(ErrorCode.CONFLICT, "The import is not over: cancel it first");
        }
    }
}
