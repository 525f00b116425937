package io.outdial.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;

/**
 * What is printed, for a terminal of 120 columns: requests with {@code >}, what came back with {@code <}, checks with a
 * mark.
 */
final class Screen {

    private static final int COLUMNS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Spacing.AFTER));

    private final PrintWriter out;

    Screen(PrintWriter out) {
        this.out = out;
    }

    void title(String text) {
        out.println();
        out.println(text);
        out.println("─".repeat(COLUMNS));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void request(String gateway, Call call) {
        out.println("> " + call.method() + " " + gateway + call.path());
        call.headers().keySet().stream()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .forEach(name -> out.println("> " + name + ": " + call.shownHeader(name)));
        document("> ", call.body());
        out.println();
        out.flush();
    }

    void document(String margin, JsonNode document) {
        pretty(document).lines().forEach(line -> out.println(margin + line));
    }

    void checks(List<Check> checks) {
        out.println();
        checks.forEach(check -> out.println(lineOf(check)));
        out.flush();
    }

    static String lineOf(Check check) {
        String where = check.where().isEmpty() ? "body" : check.where();
        return check.holds()
                ? "  ✓ %-60s %s".formatted(where, check.expected())
                : "  ✗ %s: the page shows %s, received %s".formatted(where, check.expected(), check.received());
    }

    private static String pretty(JsonNode document) {
        try {
            return JSON.writer(PRETTY).writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that was read cannot be written", e);
        }
    }
}
