package io.outdial.platform.spec;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The format {@code date-time}: RFC 3339, as far as it can be kept and given back. What passes is what Jackson reads;
 * the years are those that the form has room for in UTC, whatever the offset, since PostgreSQL takes more of them and
 * would answer with what is no RFC 3339 any more.
 */
final class InstantFormat implements Format {

    private static final Pattern FORM = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    @Override
    public String getName() {
        return "date-time";
    }

    @Override
    public boolean matches(ExecutionContext context, String text) {
        return isInstant(text);
    }

    static boolean isInstant(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        try {
            Instant instant = Instant.parse(text);
            return !instant.isBefore(FIRST) && instant.isBefore(AFTER_LAST);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
