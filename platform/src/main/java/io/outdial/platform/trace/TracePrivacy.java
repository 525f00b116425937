package io.outdial.platform.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps people out of traces: paths and queries may hold numbers and names, those of a client's own system too. What
 * stays is the first word of a path and the origin of an address; which operation it was, {@code http.route} says.
 */
@Singleton
public class TracePrivacy implements SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("url.full");

    /** Such as {@code /v2} or {@code /ca_apis}; a first segment with more figures may be a number. */
    private static final Pattern FIRST_WORD = Pattern.compile("/[\\p{Alpha}_]+\\d?(?=/|$)");

    /** Without the credentials that may stand in one, so of an address that has any nothing stays. */
    private static final Pattern ORIGIN = Pattern.compile("https?://[\\w.\\[\\]:-]+(?=[/?#]|$)");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String path = span.getAttribute(PATH);
        if (path != null) {
            span.setAttribute(PATH, firstWord(path));
        }
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, "");
        }
        String address = span.getAttribute(ADDRESS);
        if (address != null) {
            span.setAttribute(ADDRESS, origin(address));
        }
    }

    static String firstWord(String path) {
        Matcher word = FIRST_WORD.matcher(path);
        return word.lookingAt() ? word.group() : "/";
    }

    static String origin(String address) {
        Matcher origin = ORIGIN.matcher(address);
        return origin.lookingAt() ? origin.group() : "";
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // What is there at the start is all that has to go.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
