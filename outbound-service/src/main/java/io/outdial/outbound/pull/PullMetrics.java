package io.outdial.outbound.pull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.outdial.outbound.restriction.SourceRestrictions;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.metric.Buckets;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** How long pulls take, and what comes of them; there from the start, so that the first pull is seen as an increase. */
@ApplicationScoped
@Startup
public class PullMetrics {

    /** Who asks. */
    public enum By {
        AGENT,
        DIALLER
    }

    /** What came of a pull: as many records as were wanted, or why not. */
    public enum Outcome {
        RECORDS,
        EMPTY,
        WINDOW_CLOSED,
        CAMPAIGN_NOT_RUNNING,
        REGISTRY_STALE,
        RESTRICTIONS_UNKNOWN,
        CAMPAIGN_FULL,
        PACING,
        REFUSED,
        FAILED
    }

    private final Map<By, Map<Outcome, Timer>> times = new EnumMap<>(By.class);

    @Inject
    public PullMetrics(MeterRegistry metrics) {
        for (By by : By.values()) {
            Map<Outcome, Timer> outcomes = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(
                        outcome,
                        Timer.builder("outdial.pulls")
                                .description("Time that a pull took in its transaction, and what came of it")
                                .tags("by", label(by), "outcome", label(outcome))
                                .serviceLevelObjectives(Buckets.ofAnswers())
                                .register(metrics));
            }
            times.put(by, outcomes);
        }
    }

    /** Carries out a pull. One that has to wait for an answer first is not counted; it comes again. */
    public <T> Uni<T> measure(By by, Supplier<Uni<T>> pull, Function<T, Outcome> outcome) {
        return Uni.createFrom().deferred(() -> {
            long since = System.nanoTime();
            return Uni.createFrom()
                    .deferred(pull::get)
                    .invoke(answer -> record(by, outcome.apply(answer), since))
                    .onFailure(failure -> !SourceRestrictions.comesAgain(failure))
                    .invoke(failure ->
                            record(by, failure instanceof Failure ? Outcome.REFUSED : Outcome.FAILED, since));
        });
    }

    private void record(By by, Outcome outcome, long since) {
        times.get(by).get(outcome).record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
