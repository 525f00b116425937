package io.outdial.platform.quota;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * How many requests may be sent in which time: {@code 10/PT1H}; a number alone is for a minute.
 *
 * @param period in whole seconds, up to an hour
 */
@RegisterForReflection
public record QuotaLimit(int requests, Duration period) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration MAX_PERIOD = Duration.ofHours(1);

    /**
     * Below this many a minute each request is counted by itself. An agent's usual quota is just not: it would cost
     * each request of a desktop a statement.
     */
    private static final int FIRST_SHARED = 600;

    /** Of a larger quota, the part that one process is given at once at most. */
    private static final int PORTION = 100;

    public QuotaLimit {
        if (requests < 1) {
            throw new IllegalArgumentException("a quota of less than 1 request");
        }
        boolean isWhole = period.equals(Duration.ofSeconds(period.toSeconds()));
        if (!isWhole || period.isZero() || period.isNegative() || period.compareTo(MAX_PERIOD) > 0) {
            throw new IllegalArgumentException("the period of a quota is not of whole seconds, up to an hour");
        }
    }

    public static QuotaLimit perMinute(int requests) {
        return new QuotaLimit(requests, MINUTE);
    }

    /** @throws IllegalArgumentException if it is neither a number nor of the form {@code 10/PT1H} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static QuotaLimit of(String text) {
        int slash = text.indexOf('/');
        try {
            return slash < 0
                    ? perMinute(Integer.parseInt(text))
                    : new QuotaLimit(
                            Integer.parseInt(text.substring(0, slash)), Duration.parse(text.substring(slash + 1)));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("a quota is written as 60/PT1M, not as " + text, e);
        }
    }

    /** Whether it is counted by the minute, as most are. */
    public boolean isByMinute() {
        return period.equals(MINUTE);
    }

    /**
     * How many requests one process is granted at once at most: a single one of a quota below 600 a minute, so that it
     * is used up exactly, whatever process a request comes to; else a hundredth.
     */
    public int portion() {
        return requests < FIRST_SHARED * period.toSeconds() / MINUTE.toSeconds() ? 1 : Math.max(1, requests / PORTION);
    }

    /** What each of several processes may give out that cannot count together, one request at least. */
    public QuotaLimit sharedBy(int processes) {
        return new QuotaLimit(Math.max(1, requests / processes), period);
    }

    @JsonValue
    public String text() {
        return requests + "/" + period;
    }
}
