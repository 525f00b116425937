package io.outdial.transfer.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Masks the secrets in a request before it is shown. A value is masked as a whole if its name suggests a secret, or if
 * it looks like a token: at least 20 characters without spaces, with letters and digits, and not a UUID. In doubt a
 * value is masked.
 */
final class SecretMask {

    static final String MASK = "***";

    private static final Pattern NAME = Pattern.compile(
            "(?i).*(auth|cookie|token|secret|passw|pwd|credential|signature|session|private|jwt|key|sig|pin)s?[^a-z]*|"
                    + "(?i).*(auth|cookie|token|secret|passw|pwd|credential|signature|session|apikey|api[-_]key).*");
    private static final Pattern TOKEN =
            Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9_.~+/=%-]{20,}|(?i)(bearer|basic|digest)\\s.*");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private SecretMask() {}

    static String value(String name, String value) {
        return NAME.matcher(name).matches() || isToken(value) ? MASK : value;
    }

    /** User info, tokens among the segments of the path, and values of the query. */
    static String url(String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        String masked = Arrays.stream(path.split("/", -1))
                .map(segment -> isToken(segment) ? MASK : segment)
                .collect(Collectors.joining("/"))
                .replaceFirst("//[^/]*@", "//" + MASK + "@");
        return query < 0
                ? masked
                : masked + "?"
                        + Arrays.stream(url.substring(query + 1).split("&", -1))
                                .map(SecretMask::parameter)
                                .collect(Collectors.joining("&"));
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return isToken(parameter) ? MASK : parameter;
        }
        String name = parameter.substring(0, equals);
        return name + "=" + value(name, parameter.substring(equals + 1));
    }

    static JsonNode body(JsonNode body) {
        if (body.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            body.properties()
                    .forEach(field -> masked.set(
                            field.getKey(),
                            NAME.matcher(field.getKey()).matches() ? TextNode.valueOf(MASK) : body(field.getValue())));
            return masked;
        }
        if (body.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            body.forEach(entry -> masked.add(body(entry)));
            return masked;
        }
        return body.isTextual() && isToken(body.textValue()) ? TextNode.valueOf(MASK) : body;
    }

    private static boolean isToken(String value) {
        return TOKEN.matcher(value).matches() && !UUID.matcher(value).matches();
    }
}
