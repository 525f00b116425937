package io.outdial.outbound.donotcall;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.DoNotCallEntryDto;
import io.outdial.contract.outbound.DoNotCallEntryPageDto;
import io.outdial.contract.outbound.DoNotCallOriginDto;
import io.outdial.contract.outbound.DoNotCallOutcomeDto;
import io.outdial.contract.outbound.DoNotCallOutcomeKindDto;
import io.outdial.contract.outbound.DoNotCallOutcomesDto;
import io.outdial.contract.outbound.DoNotCallScopeDto;
import io.outdial.contract.outbound.DoNotCallStandingDto;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.paging.Page;
import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the contract's records and the list. */
final class EntryMapper {

    private EntryMapper() {}

    /**
     * With neither the scope is the whole client.
     *
     * @throws Failure.NotValid if both are given
     */
    static EntryScope scope(UUID campaignId, UUID groupId) {
        if (campaignId != null && groupId != null) {
            throw fault("groupId", "cannot stand beside campaignId", "one of both");
        }
        if (campaignId != null) {
            return new EntryScope(EntryScope.Kind.CAMPAIGN, campaignId);
        }
        return groupId == null ? EntryScope.CLIENT : new EntryScope(EntryScope.Kind.GROUP, groupId);
    }

    /**
     * The kind of scope that is asked for; null for all.
     *
     * @throws Failure.NotValid if the campaign or the group is of another kind
     */
    static EntryScope.Kind kind(String asked, UUID campaignId, UUID groupId) {
        EntryScope named = scope(campaignId, groupId);
        EntryScope.Kind kind = asked == null ? null : EntryScope.Kind.valueOf(asked.toUpperCase(Locale.ROOT));
        boolean isNamed = named.kind() != EntryScope.Kind.CLIENT;
        if (isNamed && kind != null && kind != named.kind()) {
            throw fault("scope", "is another one than that of the id beside it", "the kind of the id, or none");
        }
        return isNamed ? named.kind() : kind;
    }

    /** @throws Failure.NotValid if it has passed */
    static Instant expiry(Instant expiresAt, Instant now) {
        if (expiresAt == null) {
            return null;
        }
        if (!expiresAt.isAfter(now)) {
            throw fault("expiresAt", "must be in the future", "date-time");
        }
        return expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    static DoNotCallOutcomesDto toDto(List<GivenPhone> given, List<Added> added) {
        Map<PhoneNumber, Added.Outcome> outcomes =
                added.stream().collect(Collectors.toMap(Added::number, Added::outcome));
        return new DoNotCallOutcomesDto(given.stream()
                .map(phone -> phone.number() == null
                        ? new DoNotCallOutcomeDto(DoNotCallOutcomeKindDto.INVALID, JsonNullable.of(phone.fault()))
                        : new DoNotCallOutcomeDto(
                                DoNotCallOutcomeKindDto.valueOf(
                                        outcomes.get(phone.number()).name()),
                                JsonNullable.undefined()))
                .toList());
    }

    static DoNotCallStandingDto toDto(GivenPhone phone, Map<PhoneNumber, Standing> standings) {
        if (phone.number() == null) {
            return new DoNotCallStandingDto(
                    phone.text(), false, false, List.of(), false, null, null, JsonNullable.of(phone.fault()));
        }
        Standing standing = standings.get(phone.number());
        Exemption exemption = standing.exemption();
        return new DoNotCallStandingDto(
                phone.text(),
                standing.isListed(),
                standing.isErased(),
                standing.entries().stream().map(EntryMapper::toDto).toList(),
                exemption != null,
                exemption == null ? null : exemption.reason(),
                exemption == null ? null : exemption.expiresAt(),
                JsonNullable.undefined());
    }

    static DoNotCallEntryPageDto toPage(Page<ListedEntry> entries) {
        return new DoNotCallEntryPageDto(
                entries.numbers().itemsTotal(),
                entries.numbers().currentPage(),
                entries.numbers().nextPage(),
                entries.numbers().prevPage(),
                entries.items().stream().map(EntryMapper::toDto).toList());
    }

    static DoNotCallEntryDto toDto(ListedEntry entry) {
        EntryScope scope = entry.scope();
        return new DoNotCallEntryDto(
                entry.phone(),
                DoNotCallScopeDto.valueOf(scope.kind().name()),
                scope.kind() == EntryScope.Kind.CAMPAIGN ? scope.id() : null,
                scope.kind() == EntryScope.Kind.GROUP ? scope.id() : null,
                DoNotCallOriginDto.valueOf(entry.origin().name()),
                entry.origin() == Origin.IMPORT ? entry.importId() : null,
                entry.reason(),
                entry.reportedBy(),
                entry.listedAt(),
                entry.expiresAt());
    }

    static List<GivenPhone> phones(List<JsonNode> given, String region) {
        return given.stream().map(phone -> GivenPhone.read(phone, region)).toList();
    }

    /** Each once, in the order in which they were given. */
    static List<PhoneNumber> numbers(List<GivenPhone> given) {
        return given.stream()
                .map(GivenPhone::number)
                .filter(number -> number != null)
                .distinct()
                .toList();
    }

    static Failure fault(String field, String message, String expected) {
        return new Failure.NotValid(List.of(Issue.custom(List.of(field), field + " " + message, expected, "string")));
    }
}
