package io.outdial.outbound.donotcall;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.DoNotCallRegistryAnswerDto;
import io.outdial.contract.outbound.DoNotCallRegistryApi;
import io.outdial.contract.outbound.DoNotCallRegistryOutcomesDto;
import io.outdial.contract.outbound.DoNotCallRegistryUpdateDto;
import io.outdial.contract.outbound.RegistryExemptionDto;
import io.outdial.contract.outbound.RegistryExemptionEndDto;
import io.outdial.contract.outbound.RegistryExemptionKindDto;
import io.outdial.contract.outbound.RegistryExemptionOutcomesDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/do-not-call/registry}. */
@Cancellable(false)
public class RegistryResource implements DoNotCallRegistryApi {

    @Inject
    RegistryService registry;

    @Inject
    RegistryAge age;

    @Inject
    Clock clock;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<DoNotCallRegistryAnswerDto> getDoNotCallRegistry() {
        return registry.find(call.clientId()).map(downloadedOn -> RegistryMapper.toDto(downloadedOn, age));
    }

    @Override
    public Uni<DoNotCallRegistryOutcomesDto> updateDoNotCallRegistry(
            DoNotCallRegistryUpdateDto update, String idempotencyKey) {
        UUID clientId = call.clientId();
        List<GivenPhone> added = phones(update.added());
        List<GivenPhone> removed = phones(update.removed());
        RegistryService.RegistryChange change = new RegistryService.RegistryChange(
                RegistryMapper.day(update.downloadedOn(), age.today()),
                EntryMapper.numbers(added),
                EntryMapper.numbers(removed));
        String reportedBy = reportedBy("POST /v2/do-not-call/registry:update");
        return idempotency.once(call, idempotencyKey, DoNotCallRegistryOutcomesDto.class, () -> registry.update(
                        clientId, change, reportedBy)
                .map(updated -> RegistryMapper.toDto(added, removed, updated)));
    }

    @Override
    public Uni<RegistryExemptionOutcomesDto> exemptFromRegistry(RegistryExemptionDto given, String idempotencyKey) {
        UUID clientId = call.clientId();
        List<GivenPhone> phones = phones(given.phones());
        Exemption exemption = new Exemption(given.reason(), EntryMapper.expiry(given.expiresAt(), clock.instant()));
        String reportedBy = reportedBy("POST /v2/do-not-call/registry:exempt");
        return idempotency.once(call, idempotencyKey, RegistryExemptionOutcomesDto.class, () -> registry.exempt(
                        clientId, EntryMapper.numbers(phones), exemption, reportedBy)
                .map(keys -> RegistryMapper.toDto(
                        phones, keys, RegistryExemptionKindDto.EXEMPTED, RegistryExemptionKindDto.ERASED)));
    }

    @Override
    public Uni<RegistryExemptionOutcomesDto> endRegistryExemption(RegistryExemptionEndDto end, String idempotencyKey) {
        UUID clientId = call.clientId();
        List<GivenPhone> phones = phones(end.phones());
        String reportedBy = reportedBy("POST /v2/do-not-call/registry:end-exemption");
        return idempotency.once(call, idempotencyKey, RegistryExemptionOutcomesDto.class, () -> registry.endExemption(
                        clientId, EntryMapper.numbers(phones), end.reason(), reportedBy)
                .map(keys -> RegistryMapper.toDto(
                        phones, keys, RegistryExemptionKindDto.ENDED, RegistryExemptionKindDto.NOT_EXEMPTED)));
    }

    private List<GivenPhone> phones(List<JsonNode> given) {
        Client client = call.caller().client();
        return given == null ? List.of() : EntryMapper.phones(given, client.region());
    }

    private String reportedBy(String request) {
        return "key " + call.caller().subject() + " by " + request;
    }
}
