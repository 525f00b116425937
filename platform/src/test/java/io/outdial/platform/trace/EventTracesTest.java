package io.outdial.platform.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String TRACED = "00-" + TRACE + "-" + PARENT + "-01";
    private static final String OTHER = "00-11f7651916cd43dd8448eb211c80319c-22ad6b7169203331-01";

    private final EventTraces traces = new EventTraces(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().build())
            .build());

    @Test
    void anEventOfTwoRequestsIsAppliedInBothTraces() {
        List<String> shown = traces.applying("chains.added", TRACED + " " + OTHER).stream()
                .map(EventTracesTest::describe)
                .toList();

        assertEquals(
                List.of(
                        "apply chains.added of " + TRACE + " below " + PARENT,
                        "apply chains.added of 11f7651916cd43dd8448eb211c80319c below 22ad6b7169203331"),
                shown);
    }

    private static String describe(Span span) {
        ReadableSpan readable = (ReadableSpan) span;
        return readable.getName() + " of " + readable.getSpanContext().getTraceId() + " below "
                + readable.getParentSpanContext().getSpanId();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "no trace", "00-" + TRACE, "01-" + TRACE + "-" + PARENT + "-01"})
    void whatIsNoTraceIsNone(String given) {
        assertEquals(List.of(), traces.applying("chains.added", given));
    }

    @Test
    void anEventOfVeryManyRequestsIsShownInSomeOfTheirTraces() {
        String many = String.join(" ", Collections.nCopies(40, TRACED));

        assertEquals(16, traces.applying("chains.added", many).size());
    }

    @Test
    void aRequestIsOfItsTrace() {
        assertEquals("", EventTraces.current());
        assertEquals(TRACED, within(TraceFlags.getSampled()));
        assertEquals("", EventTraces.current());
    }

    /** Nobody would show what hangs below it. */
    @Test
    void oneThatIsNotShownIsOfNone() {
        assertEquals("", within(TraceFlags.getDefault()));
    }

    private static String within(TraceFlags flags) {
        SpanContext span = SpanContext.create(TRACE, PARENT, flags, TraceState.getDefault());
        return Context.root()
                .with(Span.wrap(span))
                .wrapSupplier(EventTraces::current)
                .get();
    }
}
