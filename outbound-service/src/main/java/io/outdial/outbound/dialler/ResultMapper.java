package io.outdial.outbound.dialler;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CallbackForDto;
import io.outdial.contract.outbound.RecordResultDto;
import io.outdial.outbound.record.CallNotes;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a dialler's result asks of its record. */
final class ResultMapper {

    private static final Duration MAX_AHEAD = Duration.ofDays(365);
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 1_000;

    private ResultMapper() {}

    /** @throws Failure.NotValid if it says nothing, or what cannot be */
    static RecordCommand command(RecordResultDto given, Instant now) {
        CallResult result = given.callResult() == null || given.callResult().isNull()
                ? null
                : callResult(given.callResult())
                        .orElseThrow(() -> fault("callResult", "is no call result", "such as NoAnswer or 7"));
        if (Boolean.TRUE.equals(given.doNotCall()) || result == CallResult.DO_NOT_CALL) {
            return new RecordCommand.DoNotCall(List.of(), ChainAttribute.RECORD_ONLY);
        }
        if (given.callbackAt() != null) {
            return callback(given, now);
        }
        if (result == null) {
            throw fault("callResult", "is required without callbackAt or doNotCall", "such as NoAnswer or 7");
        }
        return new RecordCommand.Complete(result, given.durationSeconds());
    }

    /**
     * Of a call that is handed over.
     *
     * @throws Failure.NotValid if it is none, or a mark
     */
    static CallResult transferResult(JsonNode given) {
        if (given == null || given.isNull()) {
            return CallResult.TRANSFERRED;
        }
        return callResult(given)
                .filter(result -> result != CallResult.DO_NOT_CALL)
                .orElseThrow(() -> fault("callResult", "is no result of a call", "such as Transferred or 1"));
    }

    /** @throws Failure.NotValid if a field is neither a text nor a number, or too long */
    static CallNotes notes(RecordResultDto given) {
        Map<String, Object> fields = given.fields() == null ? Map.of() : given.fields();
        fields.forEach((name, value) -> {
            boolean fits = value instanceof Number
                    || (value instanceof String text && text.codePointCount(0, text.length()) <= MAX_TEXT);
            if (!fits || name.codePointCount(0, name.length()) > MAX_NAME) {
                throw fault(
                        "fields",
                        "has texts of up to " + MAX_TEXT + " characters and numbers, under names of up to " + MAX_NAME,
                        "texts and numbers");
            }
        });
        return new CallNotes(given.dialledNumber(), given.durationSeconds(), fields);
    }

    private static Optional<CallResult> callResult(JsonNode given) {
        if (given.isTextual()) {
            return CallResult.find(given.textValue());
        }
        return given.canConvertToInt() ? CallResult.find(given.intValue()) : Optional.empty();
    }

    private static RecordCommand callback(RecordResultDto given, Instant now) {
        if (!given.callbackAt().isAfter(now) || given.callbackAt().isAfter(now.plus(MAX_AHEAD))) {
            throw fault("callbackAt", "must be in the future, and within a year", "date-time");
        }
        boolean forMember = given.callbackFor() == CallbackForDto.MEMBER;
        if (forMember && given.memberId() == null) {
            throw fault("memberId", "is required if the callback is for the member", "uuid");
        }
        // As finely as it is stored, so that it is answered and known again as it was taken.
        return new RecordCommand.Reschedule(given.callbackAt().truncatedTo(ChronoUnit.MICROS), forMember);
    }

    private static Failure fault(String field, String message, String expected) {
        return new Failure.NotValid(List.of(Issue.custom(List.of(field), field + " " + message, expected, "string")));
    }
}
