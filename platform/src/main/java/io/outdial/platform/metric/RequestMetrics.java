package io.outdial.platform.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.request.RequestKind;
import io.outdial.platform.spec.SpecDocument;
import io.quarkus.arc.All;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Requests by the API that they came by and by how they ended, with their time, and why they were refused. Each series
 * is made once: a request looks it up and allocates nothing but the handler of its end.
 */
@ApplicationScoped
public class RequestMetrics {

    private static final int BEFORE_EVERYTHING = 1_001;
    private static final String HOME = "home";
    private static final String INTERNAL = "internal";
    private static final String INTERNAL_PATHS = "/internal/";

    /** Instead of a path as it came, which may hold anything: a series of each would be made. */
    private static final String NO_ROUTE = "unmatched";

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    private final SpecDocument document;
    private final MeterRegistry metrics;
    private final Map<String, Series> series = new ConcurrentHashMap<>();

    @Inject
    public RequestMetrics(SpecDocument document, @All List<Dialect> dialects, MeterRegistry metrics) {
        this.document = document;
        this.metrics = metrics;
        of(HOME);
        of(INTERNAL);
        of(RequestKind.STREAM);
        dialects.forEach(dialect -> of(dialect.name()));
    }

    /** How a request ended. */
    private enum Outcome {
        ANSWERED,
        /** Its sender has to change something. */
        REFUSED,
        /** We have to. */
        FAILED,
        /** Its sender did not wait for the answer. */
        GONE;

        static Outcome of(AsyncResult<Void> end, int status) {
            if (end.failed()) {
                return GONE;
            }
            return status < FIRST_REFUSAL ? ANSWERED : status < FIRST_FAULT ? REFUSED : FAILED;
        }
    }

    /** Of one API. */
    private static final class Series {

        private final Map<Outcome, Timer> times = new EnumMap<>(Outcome.class);
        private final Map<ErrorCode, Counter> refusals = new ConcurrentHashMap<>();
    }

    void register(@Observes Filters filters) {
        filters.register(this::measure, BEFORE_EVERYTHING);
    }

    /** A request is refused, for whatever reason and wherever. */
    public void refused(RoutingContext request, Failure failure) {
        String dialect = dialect(request);
        of(dialect)
                .refusals
                .computeIfAbsent(failure.code(), code -> Counter.builder("outdial.refusals")
                        .description("Requests that were refused, by the error code of docs/errors.md")
                        .tags("dialect", dialect, "reason", code.name())
                        .register(metrics))
                .increment();
    }

    private void measure(RoutingContext request) {
        long since = System.nanoTime();
        nameUnlessRouted(request);
        request.addEndHandler(end -> of(dialect(request))
                .times
                .get(Outcome.of(end, request.response().getStatusCode()))
                .record(System.nanoTime() - since, TimeUnit.NANOSECONDS));
        request.next();
    }

    /** For the framework's own series. The template of a route that is found goes before this name. */
    private static void nameUnlessRouted(RoutingContext request) {
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(request);
        if (metric != null) {
            metric.setTemplatePath(NO_ROUTE);
        }
    }

    private String dialect(RoutingContext request) {
        String kind = RequestKind.of(request);
        if (kind != null) {
            return kind;
        }
        String path = request.request().path();
        return path != null && path.startsWith(INTERNAL_PATHS)
                ? INTERNAL
                : document.dialectOf(request.request().uri()).name();
    }

    private Series of(String dialect) {
        Series known = series.get(dialect);
        return known == null ? series.computeIfAbsent(dialect, this::begin) : known;
    }

    private Series begin(String dialect) {
        Series begun = new Series();
        for (Outcome outcome : Outcome.values()) {
            begun.times.put(
                    outcome,
                    Timer.builder("outdial.requests")
                            .description("Time from a request's first byte to the end of its answer")
                            .tags("dialect", dialect, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(Buckets.ofAnswers())
                            .register(metrics));
        }
        return begun;
    }
}
