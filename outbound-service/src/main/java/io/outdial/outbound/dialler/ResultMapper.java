package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.CallbackForDto;
import io.outdial.contract.outbound.RecordResultDto;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.RecordCommand;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a dialler's result asks of its record. */
final class ResultMapper {

    private static final Duration MAX_AHEAD = Duration.ofDays(365);

    private ResultMapper() {}

    /** @throws Failure.NotValid if it says nothing, or what cannot be */
    static RecordCommand command(RecordResultDto given, Instant now) {
        CallResult result = given.callResult() == null
                ? null
                : CallResult.find(given.callResult())
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

    private static RecordCommand callback(RecordResultDto given, Instant now) {
        if (!given.callbackAt().isAfter(now) || given.callbackAt().isAfter(now.plus(MAX_AHEAD))) {
            throw fault("callbackAt", "must be in the future, and within a year", "date-time");
        }
        boolean forMember = given.callbackFor() == CallbackForDto.MEMBER;
        if (forMember && given.memberId() == null) {
            throw fault("memberId", "is required if the callback is for the member", "uuid");
        }
        return new RecordCommand.Reschedule(given.callbackAt(), forMember);
    }

    private static Failure fault(String field, String message, String expected) {
        return new Failure.NotValid(List.of(Issue.custom(List.of(field), field + " " + message, expected, "string")));
    }
}
