package io.outdial.platform.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Carries traces over what is kept in a table meanwhile: as {@code traceparent}s of W3C, with a space between them,
 * which the event has in its row and takes along. Events of several requests travel together, so the headers of the
 * delivery cannot say it.
 */
@ApplicationScoped
public class EventTraces {

    /** Of requests that share an event; the others end with their own service. */
    private static final int MAX_TRACES = 16;

    private static final Pattern PARENT = Pattern.compile("00-(\\p{XDigit}{32})-(\\p{XDigit}{16})-(\\p{XDigit}{2})");

    private final Tracer tracer;

    @Inject
    public EventTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("outdial");
    }

    /** That of the request that is being answered; empty where it is not traced. */
    public static String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isSampled()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : "";
    }

    /** The events that statements of this transaction write by themselves belong to these requests. */
    public static Uni<Void> name(SqlCarrier transaction, List<String> traces) {
        return traces.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .firstRow(
                                "SELECT set_config('outdial.trace', $1, true)",
                                String.join(" ", traces.subList(0, Math.min(MAX_TRACES, traces.size()))))
                        .replaceWithVoid();
    }

    /**
     * Shows in each trace of an event that it is applied here; the caller ends them.
     *
     * @param traces as they stand in its row; null where it is not traced
     */
    public List<Span> applying(String type, String traces) {
        return traces == null
                ? List.of()
                : PARENT.matcher(traces)
                        .results()
                        .limit(MAX_TRACES)
                        .map(parent -> begin(
                                type,
                                SpanContext.createFromRemoteParent(
                                        parent.group(1),
                                        parent.group(2),
                                        TraceFlags.fromHex(parent.group(3), 0),
                                        TraceState.getDefault())))
                        .toList();
    }

    private Span begin(String type, SpanContext parent) {
        return tracer.spanBuilder("apply " + type)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(parent)))
                .startSpan();
    }
}
