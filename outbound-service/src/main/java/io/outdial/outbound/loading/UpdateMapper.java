package io.outdial.outbound.loading;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.RecordHandleDto;
import io.outdial.contract.outbound.RecordUpdateOutcomeDto;
import io.outdial.contract.outbound.RecordUpdateResultDto;
import io.outdial.contract.outbound.UpdateRecordDto;
import io.outdial.outbound.dialler.RowErrors;
import io.outdial.outbound.intake.FieldRule;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.Change;
import io.outdial.outbound.record.RecordEdit;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.spec.SchemaReader;
import io.outdial.platform.text.CanonicalText;
import io.outdial.platform.time.ZoneNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the changes of records that requests ask for and ours. */
@ApplicationScoped
class UpdateMapper {

    @Inject
    SchemaReader schemas;

    @Inject
    Clock clock;

    /** @throws Failure.NotValid if the row breaks its schema, or wants what cannot be */
    RecordUpdate read(JsonNode row) {
        long handle = schemas.read(row, "RecordHandle", RecordHandleDto.class).handle();
        return read(handle, schemas.read(row, "UpdateRecord", UpdateRecordDto.class));
    }

    /** @throws Failure.NotValid if it wants what cannot be */
    RecordUpdate read(long handle, UpdateRecordDto given) {
        boolean isOfWholeChain = given.wholeChain().orElse(false);
        return new RecordUpdate(
                handle,
                isOfWholeChain ? ChainAttribute.ALL_CHAIN : ChainAttribute.RECORD_ONLY,
                new RecordEdit(
                        new RecordEdit.Turns(
                                change(given.priority()), change(given.memberId()), change(given.skillId())),
                        new RecordEdit.Hours(
                                zones(given.timeZone()), change(given.callFrom()), change(given.callUntil())),
                        new RecordEdit.Details(
                                name(given.name()),
                                expiresAt(given.expiresAt()),
                                fields(given.fields().orElse(Map.of())))));
    }

    private static <T> Change<T> change(JsonNullable<T> given) {
        return given.isPresent() ? Change.to(given.get()) : Change.none();
    }

    /** Null is the client's. */
    private static Change<List<String>> zones(JsonNullable<String> given) {
        if (!given.isPresent()) {
            return Change.none();
        }
        String zone = given.get();
        if (zone != null && !ZoneNames.isKnown(zone)) {
            throw wrong("timeZone", "is no time zone of the tz database", "such as America/New_York");
        }
        return Change.to(zone == null ? List.of() : List.of(zone));
    }

    private static Change<String> name(JsonNullable<String> given) {
        if (!given.isPresent()) {
            return Change.none();
        }
        String name = given.get() == null ? "" : CanonicalText.of(given.get().strip());
        return Change.to(name.isEmpty() ? null : name);
    }

    private Change<Instant> expiresAt(JsonNullable<Instant> given) {
        Change<Instant> expiry = change(given);
        if (expiry.value() == null) {
            return expiry;
        }
        if (!expiry.value().isAfter(clock.instant())) {
            throw wrong("expiresAt", "must be in the future", "date-time");
        }
        return Change.to(expiry.value().truncatedTo(ChronoUnit.MICROS));
    }

    private static Map<String, Object> fields(Map<String, Object> given) {
        given.forEach((name, value) -> {
            if (!FieldRule.isName(name) || (value != null && !FieldRule.isValue(value))) {
                throw wrong("fields", FieldRule.MESSAGE, "texts, numbers and booleans");
            }
        });
        return given;
    }

    private static Failure wrong(String field, String message, String expected) {
        return new Failure.NotValid(List.of(Issue.custom(List.of(field), field + " " + message, expected, "string")));
    }

    static RecordUpdateOutcomeDto toDto(JsonNode row, Optional<Failure> refusal) {
        return new RecordUpdateOutcomeDto(
                RowErrors.handle(row),
                refusal.isEmpty() ? RecordUpdateResultDto.UPDATED : RecordUpdateResultDto.REFUSED,
                refusal.map(RowErrors::toDto).map(JsonNullable::of).orElse(JsonNullable.undefined()));
    }
}
