package io.outdial.outbound.donotcall;

import io.outdial.contract.outbound.DoNotCallActionDto;
import io.outdial.contract.outbound.DoNotCallAuditPageDto;
import io.outdial.contract.outbound.DoNotCallAuditRowDto;
import io.outdial.contract.outbound.DoNotCallAuditVerificationDto;
import io.outdial.contract.outbound.DoNotCallEventDto;
import io.outdial.contract.outbound.DoNotCallEventKindDto;
import io.outdial.contract.outbound.DoNotCallEvidenceDto;
import io.outdial.contract.outbound.DoNotCallOriginDto;
import io.outdial.contract.outbound.DoNotCallRevocationKindDto;
import io.outdial.contract.outbound.DoNotCallRevocationOutcomeDto;
import io.outdial.contract.outbound.DoNotCallRevocationOutcomesDto;
import io.outdial.contract.outbound.DoNotCallScopeDto;
import io.outdial.platform.paging.Page;
import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openapitools.jackson.nullable.JsonNullable;

/** What is taken off the list, and what the audit says, as the contract writes it. */
final class AuditMapper {

    private AuditMapper() {}

    static DoNotCallRevocationOutcomesDto toDto(List<GivenPhone> given, List<Revoked> revoked) {
        Map<PhoneNumber, Revoked> outcomes =
                revoked.stream().collect(Collectors.toMap(Revoked::number, Function.identity()));
        return new DoNotCallRevocationOutcomesDto(given.stream()
                .map(phone -> phone.number() == null ? invalid(phone) : toDto(outcomes.get(phone.number())))
                .toList());
    }

    private static DoNotCallRevocationOutcomeDto invalid(GivenPhone phone) {
        return new DoNotCallRevocationOutcomeDto(
                DoNotCallRevocationKindDto.INVALID, false, JsonNullable.of(phone.fault()));
    }

    private static DoNotCallRevocationOutcomeDto toDto(Revoked revoked) {
        return new DoNotCallRevocationOutcomeDto(
                DoNotCallRevocationKindDto.valueOf(revoked.outcome().name()),
                revoked.isListed(),
                JsonNullable.undefined());
    }

    static DoNotCallAuditPageDto toPage(Page<AuditRow> rows) {
        return new DoNotCallAuditPageDto(
                rows.numbers().itemsTotal(),
                rows.numbers().currentPage(),
                rows.numbers().nextPage(),
                rows.numbers().prevPage(),
                rows.items().stream().map(AuditMapper::toDto).toList());
    }

    private static DoNotCallAuditRowDto toDto(AuditRow row) {
        return DoNotCallAuditRowDto.builder()
                .number(row.n())
                .at(row.at())
                .action(DoNotCallActionDto.valueOf(row.action().toUpperCase(Locale.ROOT)))
                .phone(row.phone())
                .reason(row.reason())
                .scope(DoNotCallScopeDto.valueOf(row.scope().kind().name()))
                .campaignId(id(row.scope(), EntryScope.Kind.CAMPAIGN))
                .groupId(id(row.scope(), EntryScope.Kind.GROUP))
                .origin(DoNotCallOriginDto.valueOf(row.origin().name()))
                .reportedBy(row.reportedBy())
                .expiresAt(row.expiresAt())
                .hash(row.hash())
                .previousHash(row.previous())
                .build();
    }

    static DoNotCallAuditVerificationDto toDto(Verification verification) {
        return new DoNotCallAuditVerificationDto(
                verification.verified(),
                verification.last(),
                verification.lastHash(),
                verification.brokenAt(),
                verification.verified() < AuditService.MAX_VERIFIED);
    }

    static DoNotCallEvidenceDto toDto(String phone, Standing standing, List<Evidence> events) {
        return new DoNotCallEvidenceDto(
                phone,
                standing.isListed(),
                standing.isErased(),
                events.stream().map(AuditMapper::toDto).toList());
    }

    private static DoNotCallEventDto toDto(Evidence event) {
        UUID ofScope = event.scope() == null ? null : id(event.scope(), EntryScope.Kind.CAMPAIGN);
        return DoNotCallEventDto.builder()
                .at(event.at())
                .event(DoNotCallEventKindDto.valueOf(event.kind().toUpperCase(Locale.ROOT)))
                .by(event.by())
                .campaignId(ofScope == null ? event.campaignId() : ofScope)
                .groupId(event.scope() == null ? null : id(event.scope(), EntryScope.Kind.GROUP))
                .reason(event.reason())
                .expiresAt(event.expiresAt())
                .handle(event.handle())
                .attemptId(event.attemptId())
                .callResult(
                        event.callResult() == null ? null : event.callResult().wireValue())
                .auditNumber(event.auditNumber())
                .build();
    }

    private static UUID id(EntryScope scope, EntryScope.Kind kind) {
        return scope.kind() == kind ? scope.id() : null;
    }
}
