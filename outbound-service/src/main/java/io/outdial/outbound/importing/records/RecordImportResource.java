package io.outdial.outbound.importing.records;

import io.outdial.contract.outbound.CreateRecordImportDto;
import io.outdial.contract.outbound.ImportAnswerDto;
import io.outdial.contract.outbound.ImportedRecordsRemovedDto;
import io.outdial.contract.outbound.RecordImportsApi;
import io.outdial.outbound.importing.ImportMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/{campaignId}/records:import}, and {@code /v2/imports/{importId}/records}. */
@Cancellable(false)
public class RecordImportResource implements RecordImportsApi {

    @Inject
    RecordImportService imports;

    @Inject
    ImportedRecordsService imported;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<ImportAnswerDto> createRecordImport(
            UUID campaignId, CreateRecordImportDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, ImportAnswerDto.class, connection -> imports.create(
                        connection, clientId, campaignId, create)
                .map(job -> new ImportAnswerDto(ImportMapper.toDto(job))));
    }

    @Override
    public Uni<ImportedRecordsRemovedDto> removeImportedRecords(UUID importId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, ImportedRecordsRemovedDto.class, connection -> imported.remove(
                        connection, clientId, importId)
                .map(step -> new ImportedRecordsRemovedDto(step.removed(), step.isLast())));
    }
}
