package io.outdial.outbound.donotcall;

import io.outdial.contract.outbound.CreateDoNotCallImportDto;
import io.outdial.contract.outbound.CreateRegistryImportDto;
import io.outdial.contract.outbound.DoNotCallImportRevocationDto;
import io.outdial.contract.outbound.DoNotCallImportRevokedDto;
import io.outdial.contract.outbound.DoNotCallImportsApi;
import io.outdial.contract.outbound.ImportAnswerDto;
import io.outdial.contract.outbound.RegistryFileTypeDto;
import io.outdial.outbound.importing.ImportMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Files of the do-not-call list: made here, loaded like all files ({@code /v2/imports}), and revoked here. */
@Cancellable(false)
public class ListImportResource implements DoNotCallImportsApi {

    @Inject
    ListImportService imports;

    @Inject
    RevocationService revocations;

    @Inject
    RegistryAge age;

    @Inject
    Clock clock;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<ImportAnswerDto> importDoNotCallEntries(CreateDoNotCallImportDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        EntryImport.Options options = new EntryImport.Options(
                create.phoneColumn(),
                EntryMapper.scope(create.campaignId(), create.groupId()),
                create.reason(),
                reportedBy("POST /v2/do-not-call:import"),
                EntryMapper.expiry(create.expiresAt(), clock.instant()));
        return idempotency.once(call, idempotencyKey, ImportAnswerDto.class, () -> imports.create(
                        clientId, options, ListImportMapper.format(create))
                .map(job -> new ImportAnswerDto(ImportMapper.toDto(job))));
    }

    @Override
    public Uni<ImportAnswerDto> importDoNotCallRegistry(CreateRegistryImportDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        boolean isChangeList = create.type() == RegistryFileTypeDto.CHANGES;
        RegistryImport.Options options = new RegistryImport.Options(
                isChangeList,
                RegistryMapper.day(create.downloadedOn(), age.today()),
                reportedBy("POST /v2/do-not-call/registry:import"));
        return idempotency.once(call, idempotencyKey, ImportAnswerDto.class, () -> imports.create(
                        clientId, options, ListImportMapper.columns(create, isChangeList))
                .map(job -> new ImportAnswerDto(ImportMapper.toDto(job))));
    }

    @Override
    public Uni<DoNotCallImportRevokedDto> revokeDoNotCallImport(
            DoNotCallImportRevocationDto revocation, String idempotencyKey) {
        Client client = call.caller().client();
        String reportedBy = reportedBy("POST /v2/do-not-call:revoke-import");
        return idempotency.once(call, idempotencyKey, DoNotCallImportRevokedDto.class, () -> revocations
                .revokeImport(client.id(), client.region(), revocation.importId(), revocation.reason(), reportedBy)
                .map(revoked -> new DoNotCallImportRevokedDto(
                        revoked.size(), revoked.size() < RevocationService.MAX_TOGETHER)));
    }

    private String reportedBy(String request) {
        return "key " + call.caller().subject() + " by " + request;
    }
}
