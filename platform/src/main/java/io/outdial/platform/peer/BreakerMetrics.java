package io.outdial.platform.peer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;

/** Shows the state of each named breaker from the moment on that there is one, called or not. */
final class BreakerMetrics {

    private BreakerMetrics() {}

    /** @param breaker which was built by this name */
    static void show(String breaker) {
        Gauge.builder(
                        "outdial.breaker.state",
                        () -> level(CircuitBreakerMaintenance.get().currentState(breaker)))
                .description("0 while calls are made, 1 while one is tried, 2 while none is made")
                .tag("breaker", breaker)
                .register(Metrics.globalRegistry);
    }

    private static int level(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }
}
