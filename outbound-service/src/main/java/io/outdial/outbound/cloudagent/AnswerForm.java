package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.request.RequestPath;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The form of an answer on the legacy paths: as {@code format} says; without it XML where the older manual has its
 * operations, and JSON elsewhere.
 */
enum AnswerForm {
    XML,
    JSON;

    static final String FIELD = "format";

    private static final String OLDER_MANUAL = "cloudagentrestapi";

    /**
     * @param fields of the request, null where it was refused before they were read
     * @param path of the request, with its query; says it then
     */
    static AnswerForm of(JsonNode fields, String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String format = fields == null ? null : new Fields(fields).text(FIELD);
        Optional<AnswerForm> requested = fields == null
                ? find(word -> lower.contains(FIELD + "=" + word) || lower.contains(FIELD + "/" + word))
                : find(word -> word.equalsIgnoreCase(format));
        return requested.orElse(RequestPath.firstSegment(path).equals(OLDER_MANUAL) ? XML : JSON);
    }

    private static Optional<AnswerForm> find(Predicate<String> isRequested) {
        return Arrays.stream(values())
                .filter(form -> isRequested.test(form.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
