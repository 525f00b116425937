package io.outdial.outbound.record;

import java.time.Duration;

/**
 * How often a record is tried, and after which pause.
 *
 * @param attemptsPerRecord after as many that count, the record ends
 * @param attemptsPerNumberADay how many calls a number gets in any 24 hours, through whatever campaign
 * @param busy pause after a busy line
 * @param noAnswer pause after nobody answered
 * @param answeringMachine pause after an answering machine
 * @param noContact pause after any other result without contact
 */
public record RetryPolicy(
        int attemptsPerRecord,
        int attemptsPerNumberADay,
        Duration busy,
        Duration noAnswer,
        Duration answeringMachine,
        Duration noContact) {

    public static final RetryPolicy DEFAULT = new RetryPolicy(
            5, 3, Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(1));

    /** After as many in a row that do not count, something is wrong with the record. */
    public static final int MAX_TECHNICAL_FAILURES = 10;

    private static final Duration AFTER_TECHNICAL_FAILURE = Duration.ofMinutes(1);

    public RetryPolicy {
        if (attemptsPerRecord < 1 || attemptsPerNumberADay < 1) {
            throw new IllegalArgumentException("no attempts: " + attemptsPerRecord + ", " + attemptsPerNumberADay);
        }
    }

    /** @param maxAttempts of the campaign, which counts before the client's; null where it has none */
    public int attempts(Integer maxAttempts) {
        return maxAttempts == null ? attemptsPerRecord : maxAttempts;
    }

    /**
     * How long a record waits before it is tried again.
     *
     * @throws IllegalArgumentException if the result is none after which it is
     */
    public Duration pauseAfter(CallResult result) {
        return switch (result.outcome()) {
            case TECHNICAL -> AFTER_TECHNICAL_FAILURE;
            case NO_CONTACT ->
                switch (result) {
                    case BUSY -> busy;
                    case NO_ANSWER -> noAnswer;
                    case ANSWERING_MACHINE -> answeringMachine;
                    default -> noContact;
                };
            default -> throw new IllegalArgumentException(result + " is not followed by another attempt");
        };
    }
}
