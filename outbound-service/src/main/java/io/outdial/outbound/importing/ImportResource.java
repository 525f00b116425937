package io.outdial.outbound.importing;

import io.outdial.contract.outbound.ImportAnswerDto;
import io.outdial.contract.outbound.ImportPageDto;
import io.outdial.contract.outbound.ImportsApi;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.request.IncomingBody;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/imports}. */
@Cancellable(false)
public class ImportResource implements ImportsApi {

    @Inject
    ImportService imports;

    @Inject
    UploadService uploads;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<ImportPageDto> listImports(Integer page, Integer limit) {
        return imports.list(call.clientId(), PageRequest.of(page, limit)).map(ImportMapper::toPage);
    }

    @Override
    public Uni<ImportAnswerDto> getImport(UUID importId) {
        return imports.get(call.clientId(), importId).map(ImportResource::answer);
    }

    @Override
    public Uni<ImportAnswerDto> cancelImport(UUID importId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, ImportAnswerDto.class, connection -> imports.cancel(
                        connection, clientId, importId)
                .map(ImportResource::answer));
    }

    @Override
    public Uni<ImportAnswerDto> sendImportData(UUID importId, InputStream body, Long uploadOffset) {
        return uploads.receive(call.caller().client(), importId, uploadOffset, (IncomingBody) body)
                .map(ImportResource::answer);
    }

    @Override
    public Uni<Response> exportImportRejections(UUID importId) {
        return imports.get(call.clientId(), importId).map(job -> RejectionFile.answer(job, imports.rejections(job)));
    }

    private static ImportAnswerDto answer(ImportJob job) {
        return new ImportAnswerDto(ImportMapper.toDto(job));
    }
}
