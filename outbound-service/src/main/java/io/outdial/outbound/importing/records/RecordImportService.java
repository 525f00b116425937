package io.outdial.outbound.importing.records;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.outbound.CreateRecordImportDto;
import io.outdial.outbound.importing.ImportJob;
import io.outdial.outbound.importing.ImportService;
import io.outdial.outbound.importing.NewImport;
import io.outdial.outbound.intake.RecordIntake;
import io.outdial.outbound.intake.RowOptions;
import io.outdial.outbound.intake.RowTarget;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Makes jobs that load records. */
@ApplicationScoped
class RecordImportService {

    @Inject
    ImportService imports;

    @Inject
    RecordIntake intake;

    @Inject
    ObjectMapper json;

    /**
     * @throws Failure.NotFound if the client has no such campaign or list
     * @throws Failure.Refused if the campaign calls nobody
     */
    Uni<ImportJob> create(SqlCarrier connection, UUID clientId, UUID campaignId, CreateRecordImportDto asked) {
        return requireTarget(connection, new RowTarget(clientId, campaignId, asked.callingList()))
                .chain(() -> imports.create(
                        connection,
                        new NewImport(
                                clientId,
                                RecordImport.NAME,
                                campaignId,
                                Boolean.TRUE.equals(asked.dryRun()),
                                json.valueToTree(asked),
                                RecordImportMapper.format(asked))));
    }

    /** Its intake refuses no rows as it would some. */
    private Uni<Void> requireTarget(SqlCarrier connection, RowTarget target) {
        return intake.add(connection, target, RowOptions.USUAL, List.of()).replaceWithVoid();
    }
}
