package io.outdial.outbound.login;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Small bounds, so that tests meet them soon. */
record LoginSettings(int threads, int maxWaiting, int maxWaitingPerOrigin) implements AgentLoginConfig {

    static final LoginSettings DEFAULT = new LoginSettings(1, 6, 3);

    @Override
    public Duration rememberFor() {
        return Duration.ofHours(1);
    }

    @Override
    public long maxRemembered() {
        return 100;
    }

    @Override
    public Duration rememberAddressFor() {
        return Duration.ofDays(1);
    }

    @Override
    public int bcryptCost() {
        return 4;
    }

    @Override
    public int maxFailures() {
        return 2;
    }

    @Override
    public int maxFailuresPerName() {
        return 4;
    }

    @Override
    public int maxFailuresPerAddress() {
        return 6;
    }

    @Override
    public Duration firstPause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration maxPause() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration maxPauseOfAddress() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Duration forgetAfter() {
        return Duration.ofMinutes(15);
    }

    @Override
    public long maxCounted() {
        return 1_000;
    }

    @Override
    public Optional<List<String>> trustedProxies() {
        return Optional.empty();
    }
}
