package io.outdial.outbound.donotcall;

import io.outdial.contract.outbound.CreateDoNotCallGroupDto;
import io.outdial.contract.outbound.DoNotCallApi;
import io.outdial.contract.outbound.DoNotCallAuditPageDto;
import io.outdial.contract.outbound.DoNotCallAuditVerificationDto;
import io.outdial.contract.outbound.DoNotCallEntryPageDto;
import io.outdial.contract.outbound.DoNotCallEvidenceDto;
import io.outdial.contract.outbound.DoNotCallGroupAnswerDto;
import io.outdial.contract.outbound.DoNotCallGroupPageDto;
import io.outdial.contract.outbound.DoNotCallListingDto;
import io.outdial.contract.outbound.DoNotCallLookupAnswerDto;
import io.outdial.contract.outbound.DoNotCallLookupDto;
import io.outdial.contract.outbound.DoNotCallOutcomesDto;
import io.outdial.contract.outbound.DoNotCallRevocationDto;
import io.outdial.contract.outbound.DoNotCallRevocationOutcomesDto;
import io.outdial.contract.outbound.UpdateDoNotCallGroupDto;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/do-not-call}: the list for operators. */
@Cancellable(false)
public class DoNotCallResource implements DoNotCallApi {

    @Inject
    EntryService entries;

    @Inject
    RevocationService revocations;

    @Inject
    AuditService audit;

    @Inject
    GroupService groups;

    @Inject
    ExportedFiles files;

    @Inject
    Notices notices;

    @Inject
    Clock clock;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<DoNotCallOutcomesDto> addDoNotCallEntries(DoNotCallListingDto listing, String idempotencyKey) {
        Client client = call.caller().client();
        EntryTerms terms = EntryTerms.ofOperator(
                EntryMapper.scope(listing.campaignId(), listing.groupId()),
                listing.reason(),
                reportedBy("POST /v2/do-not-call"),
                EntryMapper.expiry(listing.expiresAt(), clock.instant()));
        List<GivenPhone> phones = EntryMapper.phones(listing.phones(), client.region());
        AtomicReference<StoredNotifications> told = new AtomicReference<>(StoredNotifications.NONE);
        return idempotency
                .once(call, idempotencyKey, DoNotCallOutcomesDto.class, () -> entries.add(
                                client.id(), EntryMapper.numbers(phones), terms)
                        .invoke(entered -> told.set(entered.notifications()))
                        .map(entered -> EntryMapper.toDto(phones, entered.added())))
                .invoke(() -> notices.deliver(told.get()));
    }

    @Override
    public Uni<DoNotCallLookupAnswerDto> lookUpDoNotCall(DoNotCallLookupDto lookup) {
        Client client = call.caller().client();
        List<GivenPhone> phones = EntryMapper.phones(lookup.phones(), client.region());
        return entries.lookUp(client.id(), EntryMapper.numbers(phones), lookup.campaignId())
                .map(standings -> new DoNotCallLookupAnswerDto(phones.stream()
                        .map(phone -> EntryMapper.toDto(phone, standings))
                        .toList()));
    }

    @Override
    public Uni<DoNotCallEntryPageDto> listDoNotCallEntries(
            Integer page, Integer limit, String phone, String scope, UUID campaignId, UUID groupId) {
        Client client = call.caller().client();
        EntrySelection selection = new EntrySelection(
                phone == null ? null : number(phone, client.region()).everyKey(),
                EntryMapper.kind(scope, campaignId, groupId),
                campaignId == null ? groupId : campaignId);
        return entries.list(client.id(), selection, PageRequest.of(page, limit)).map(EntryMapper::toPage);
    }

    @Override
    public Uni<Response> exportDoNotCallEntries(String format, String scope, UUID campaignId, UUID groupId) {
        EntrySelection selection = new EntrySelection(
                null, EntryMapper.kind(scope, campaignId, groupId), campaignId == null ? groupId : campaignId);
        return entries.export(call.clientId(), selection).map(parts -> files.answer(format, parts));
    }

    @Override
    public Uni<DoNotCallRevocationOutcomesDto> revokeDoNotCallEntries(
            DoNotCallRevocationDto revocation, String idempotencyKey) {
        Client client = call.caller().client();
        EntryScope scope = EntryMapper.scope(revocation.campaignId(), revocation.groupId());
        String reportedBy = reportedBy("POST /v2/do-not-call:revoke");
        List<GivenPhone> phones = EntryMapper.phones(revocation.phones(), client.region());
        return idempotency.once(call, idempotencyKey, DoNotCallRevocationOutcomesDto.class, () -> revocations
                .revoke(client.id(), EntryMapper.numbers(phones), scope, revocation.reason(), reportedBy)
                .map(revoked -> AuditMapper.toDto(phones, revoked)));
    }

    @Override
    public Uni<DoNotCallAuditPageDto> listDoNotCallAudit(Integer page, Integer limit) {
        return audit.list(call.clientId(), PageRequest.of(page, limit)).map(AuditMapper::toPage);
    }

    @Override
    public Uni<DoNotCallAuditVerificationDto> verifyDoNotCallAudit(Long after) {
        return audit.verify(call.clientId(), after == null ? 0 : after).map(AuditMapper::toDto);
    }

    @Override
    public Uni<DoNotCallEvidenceDto> getDoNotCallEvidence(String phone) {
        Client client = call.caller().client();
        PhoneNumber number = number(phone, client.region());
        return entries.lookUp(client.id(), List.of(number), null).chain(standings -> audit.evidence(client.id(), number)
                .map(events -> AuditMapper.toDto(phone, standings.get(number), events)));
    }

    @Override
    public Uni<DoNotCallGroupPageDto> listDoNotCallGroups(
            Integer page, Integer limit, String sortBy, String sortOrder, String search) {
        return groups.list(call.clientId(), PageQuery.of(page, limit, sortBy, sortOrder, search))
                .map(GroupMapper::toPage);
    }

    @Override
    public Uni<DoNotCallGroupAnswerDto> getDoNotCallGroup(UUID groupId) {
        return groups.get(call.clientId(), groupId).map(DoNotCallGroupAnswerDto::new);
    }

    @Override
    public Uni<DoNotCallGroupAnswerDto> createDoNotCallGroup(CreateDoNotCallGroupDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, DoNotCallGroupAnswerDto.class, () -> groups.create(clientId, create)
                        .map(DoNotCallGroupAnswerDto::new));
    }

    @Override
    public Uni<DoNotCallGroupAnswerDto> updateDoNotCallGroup(
            UUID groupId, UpdateDoNotCallGroupDto patch, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, DoNotCallGroupAnswerDto.class, () -> groups.update(clientId, groupId, patch)
                        .map(DoNotCallGroupAnswerDto::new));
    }

    @Override
    public Uni<DoNotCallGroupAnswerDto> deleteDoNotCallGroup(UUID groupId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, DoNotCallGroupAnswerDto.class, () -> groups.delete(clientId, groupId)
                        .map(DoNotCallGroupAnswerDto::new));
    }

    private String reportedBy(String request) {
        return "key " + call.caller().subject() + " by " + request;
    }

    private static PhoneNumber number(String phone, String region) {
        return PhoneReading.of(phone, region).all().stream()
                .findFirst()
                .orElseThrow(() -> new Failure.NotValid(List.of(
                        Issue.custom(List.of("phone"), "phone is no phone number", "a phone number", "string"))));
    }
}
