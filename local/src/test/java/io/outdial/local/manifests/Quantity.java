package io.outdial.local.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory, in mebibytes. */
final class Quantity {

    private static final Map<String, Integer> UNITS = Map.of("Mi", 1, "Gi", 1024, "m", 1, "g", 1024);
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)([mg])\\b");

    private Quantity() {}

    /** As Kubernetes writes them: {@code 640Mi}. */
    static int mebibytes(JsonNode quantity) {
        return mebibytes(quantity.asText(), Pattern.compile("(\\d+)(Mi|Gi)"));
    }

    /** The largest heap that options of a JVM allow. */
    static int heap(String options) {
        return mebibytes(options, HEAP);
    }

    private static int mebibytes(String text, Pattern pattern) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException(text + " has no " + pattern);
        }
        return Integer.parseInt(found.group(1)) * UNITS.get(found.group(2));
    }
}
