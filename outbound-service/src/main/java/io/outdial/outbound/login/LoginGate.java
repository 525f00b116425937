package io.outdial.outbound.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.platform.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Slows down the guessing of passwords. Failures are counted by user name and address together, by name, and by
 * address; after some of them the next try has to wait, each time longer. Where a name has logged in from an address
 * before, only the failures of just these two count: failures elsewhere do not delay it there.
 */
final class LoginGate {

    private static final String MESSAGE = "Too many failed logins";

    private final FailureCounts pairs;
    private final FailureCounts names;
    private final FailureCounts addresses;
    private final Cache<String, Boolean> knownPairs;

    LoginGate(AgentLoginConfig config, Clock clock) {
        pairs = counts(config.maxFailures(), config.maxPause(), config, clock);
        names = counts(config.maxFailuresPerName(), config.maxPause(), config, clock);
        addresses = counts(config.maxFailuresPerAddress(), config.maxPauseOfAddress(), config, clock);
        knownPairs = Caffeine.newBuilder()
                .expireAfterWrite(config.rememberAddressFor())
                .maximumSize(config.maxRemembered())
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .build();
    }

    /** @throws Failure.OverQuota if the login has to wait */
    void refuseIfPaused(LoginAttempt attempt) {
        Duration pause = pairs.pause(attempt.pair());
        if (!isKnown(attempt)) {
            pause = longest(pause, longest(names.pause(attempt.name()), addresses.pause(attempt.address())));
        }
        if (!pause.isZero()) {
            throw new Failure.OverQuota(MESSAGE, pause);
        }
    }

    /**
     * Begins a try; its end has to be reported.
     *
     * @throws Failure.OverQuota if it has to wait
     */
    synchronized Try begin(LoginAttempt attempt) {
        refuseIfPaused(attempt);
        return new Try(attempt, isKnown(attempt));
    }

    private boolean isKnown(LoginAttempt attempt) {
        return knownPairs.getIfPresent(attempt.pair()) != null;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static FailureCounts counts(int free, Duration maxPause, AgentLoginConfig config, Clock clock) {
        return new FailureCounts(
                new PauseRule(free, config.firstPause(), maxPause), config.forgetAfter(), config.maxCounted(), clock);
    }

    /** A try counts as failed until it has succeeded, so that many at once are no more than many after another. */
    final class Try {

        private final LoginAttempt attempt;
        private final boolean isKnown;

        private Try(LoginAttempt attempt, boolean isKnown) {
            this.attempt = attempt;
            this.isKnown = isKnown;
            pairs.add(attempt.pair());
            if (!isKnown) {
                countElsewhere();
            }
        }

        /** Whether the name had logged in from this address before. */
        boolean isKnown() {
            return isKnown;
        }

        void succeeded() {
            synchronized (LoginGate.this) {
                withdrawn();
                pairs.forget(attempt.pair());
                knownPairs.put(attempt.pair(), true);
            }
        }

        void failed() {
            synchronized (LoginGate.this) {
                pairs.renew(attempt.pair());
                if (isKnown) {
                    countElsewhere();
                } else {
                    names.renew(attempt.name());
                    addresses.renew(attempt.address());
                }
            }
        }

        /** The password was not checked. */
        void withdrawn() {
            synchronized (LoginGate.this) {
                pairs.takeBack(attempt.pair());
                if (!isKnown) {
                    names.takeBack(attempt.name());
                    addresses.takeBack(attempt.address());
                }
            }
        }

        private void countElsewhere() {
            names.add(attempt.name());
            addresses.add(attempt.address());
        }
    }
}
