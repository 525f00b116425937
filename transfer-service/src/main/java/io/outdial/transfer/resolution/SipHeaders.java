package io.outdial.transfer.resolution;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The headers of a SIP call. careCycle stores them as one text in an undocumented format (carecycle.md §1.3), so both
 * likely formats are read: a JSON object of texts, numbers or booleans, or lines {@code Name: value}.
 */
final class SipHeaders {

    record SipHeader(String name, String value) {}

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.!%*_+`'~-]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final ObjectMapper JSON = new JsonMapper();

    private SipHeaders() {}

    /** Skips invalid headers, and values with control characters, which could start another header. */
    static List<SipHeader> parse(String stored) {
        if (stored == null || stored.isBlank()) {
            return List.of();
        }
        List<SipHeader> headers = new ArrayList<>();
        if (stored.strip().startsWith("{")) {
            readObject(stored, headers);
        } else {
            for (String line : stored.split("\\R")) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    add(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip(),
                            headers);
                }
            }
        }
        return List.copyOf(headers);
    }

    private static void readObject(String stored, List<SipHeader> headers) {
        try {
            for (var field : JSON.readTree(stored).properties()) {
                JsonNode value = field.getValue();
                if (value.isValueNode() && !value.isNull()) {
                    add(field.getKey().strip(), value.asText(), headers);
                }
            }
        } catch (JacksonException e) {
            headers.clear();
        }
    }

    private static void add(String name, String value, List<SipHeader> headers) {
        if (NAME.matcher(name).matches() && !CONTROL.matcher(value).find()) {
            headers.add(new SipHeader(name, value));
        }
    }
}
