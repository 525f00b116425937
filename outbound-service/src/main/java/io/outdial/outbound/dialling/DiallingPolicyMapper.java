package io.outdial.outbound.dialling;

import io.outdial.contract.outbound.DiallingPolicyDto;
import io.outdial.contract.outbound.ReplaceDiallingPolicyDto;
import io.outdial.contract.outbound.RetryPausesDto;
import io.outdial.contract.outbound.RetryPausesGivenDto;
import io.outdial.outbound.record.RetryPolicy;
import io.outdial.outbound.window.CallHours;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Between the contract's records and ours. */
final class DiallingPolicyMapper {

    private static final RetryPausesGivenDto NONE_GIVEN = new RetryPausesGivenDto(null, null, null, null);

    private DiallingPolicyMapper() {}

    /**
     * What is not given is as it is by default.
     *
     * @throws Failure.NotValid if the hours are none
     */
    static DiallingPolicy policy(ReplaceDiallingPolicyDto given) {
        CallHours hours = DiallingPolicy.DEFAULT.hours();
        RetryPolicy retry = DiallingPolicy.DEFAULT.retry();
        RetryPausesGivenDto pauses = Objects.requireNonNullElse(given.retrySeconds(), NONE_GIVEN);
        return new DiallingPolicy(
                hours(or(given.callFrom(), hours.from()), or(given.callUntil(), hours.until())),
                new RetryPolicy(
                        or(given.attemptsPerRecord(), retry.attemptsPerRecord()),
                        or(given.attemptsPerNumberADay(), retry.attemptsPerNumberADay()),
                        pause(pauses.busy(), retry.busy()),
                        pause(pauses.noAnswer(), retry.noAnswer()),
                        pause(pauses.answeringMachine(), retry.answeringMachine()),
                        pause(pauses.noContact(), retry.noContact())));
    }

    static DiallingPolicyDto toDto(DiallingPolicy policy) {
        RetryPolicy retry = policy.retry();
        return new DiallingPolicyDto(
                policy.hours().from(),
                policy.hours().until(),
                retry.attemptsPerRecord(),
                retry.attemptsPerNumberADay(),
                new RetryPausesDto(
                        seconds(retry.busy()),
                        seconds(retry.noAnswer()),
                        seconds(retry.answeringMachine()),
                        seconds(retry.noContact())));
    }

    private static CallHours hours(int from, int until) {
        if (from == until) {
            throw new Failure.NotValid(List.of(Issue.custom(
                    List.of("callUntil"), "callUntil is callFrom", "another second than callFrom", "integer")));
        }
        return new CallHours(from, until);
    }

    private static Duration pause(Integer given, Duration byDefault) {
        return given == null ? byDefault : Duration.ofSeconds(given);
    }

    private static int or(Integer given, int byDefault) {
        return given == null ? byDefault : given;
    }

    private static int seconds(Duration pause) {
        return Math.toIntExact(pause.toSeconds());
    }
}
