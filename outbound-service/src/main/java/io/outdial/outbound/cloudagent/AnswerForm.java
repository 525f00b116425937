package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.cloudagent.coding.Fields;
import java.util.Locale;

/** The form of an answer on the legacy paths: XML, unless {@code format} says {@code json}. */
enum AnswerForm {
    XML,
    JSON;

    static final String FIELD = "format";

    private static final String JSON_VALUE = "json";

    /**
     * @param fields of the request, null where it was refused before they were read
     * @param target of the request, with its query; says it then
     */
    static AnswerForm of(JsonNode fields, String target) {
        if (fields != null) {
            return JSON_VALUE.equalsIgnoreCase(new Fields(fields).text(FIELD)) ? JSON : XML;
        }
        String lower = target.toLowerCase(Locale.ROOT);
        return lower.contains(FIELD + "=" + JSON_VALUE) || lower.contains(FIELD + "/" + JSON_VALUE) ? JSON : XML;
    }
}
