package io.outdial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request of the walk, out of {@code walk.yaml}, with {@code $campaign} and such in the places of ids.
 *
 * @param text the example as it stands in the table
 */
record WalkExample(JsonNode text) {

    private static final Pattern THING = Pattern.compile("\\$([a-zA-Z]+)");
    /** Stands for no thing. */
    static final String RANDOM = "random";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Of an operation: one, or several where the places of its ids exclude each other. */
    static List<WalkExample> of(JsonNode table, ApiOperation operation) {
        JsonNode examples = table.path("operations").path(operation.id());
        List<WalkExample> all = new ArrayList<>();
        if (examples.isArray()) {
            examples.forEach(example -> all.add(new WalkExample(example)));
        } else {
            all.add(new WalkExample(examples));
        }
        return all;
    }

    /** What is sent: path with its query, and the body or null. */
    record Request(String method, String path, String body) {

        Answer by(Caller caller) {
            return caller.send(method, path, body);
        }
    }

    /** The places that hold ids, each as {@link ApiOperation#ids} calls it. */
    Set<String> places() {
        Set<String> places = new TreeSet<>();
        fill((place, thing) -> {
            if (!thing.equals(RANDOM)) {
                places.add(place);
            }
            return thing;
        });
        return places;
    }

    /** Places whose id is none of a thing of ours, so that no other client can have it, and why. */
    Map<String, String> otherIds() {
        return words("otherIds");
    }

    /**
     * Places where an unknown id is not answered with 404, and what is answered: an HTTP status and a word of the
     * answer.
     */
    Map<String, String> answers() {
        return words("answers");
    }

    private Map<String, String> words(String name) {
        Map<String, String> words = new TreeMap<>();
        text.path(name)
                .properties()
                .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
        return words;
    }

    /** @param id of place and kind of thing */
    Request request(ApiOperation operation, BiFunction<String, String, String> id) {
        JsonNode filled = fill(id);
        String path = operation.path();
        for (Map.Entry<String, JsonNode> parameter : filled.path("path").properties()) {
            path = path.replace(
                    "{" + parameter.getKey() + "}", parameter.getValue().asText());
        }
        List<String> query = new ArrayList<>();
        filled.path("query")
                .properties()
                .forEach(parameter -> query.add(parameter.getKey() + "="
                        + URLEncoder.encode(parameter.getValue().asText(), StandardCharsets.UTF_8)));
        JsonNode body = filled.path("body");
        return new Request(
                operation.method(),
                query.isEmpty() ? path : path + "?" + String.join("&", query),
                body.isMissingNode() ? null : body.toString());
    }

    private JsonNode fill(BiFunction<String, String, String> id) {
        ObjectNode filled = JSON.objectNode();
        for (String part : List.of("path", "query", "body")) {
            if (text.has(part)) {
                filled.set(part, fill(part, text.path(part), id));
            }
        }
        return filled;
    }

    private static JsonNode fill(String place, JsonNode node, BiFunction<String, String, String> id) {
        if (node.isObject()) {
            ObjectNode object = JSON.objectNode();
            node.properties()
                    .forEach(field ->
                            object.set(field.getKey(), fill(place + "/" + field.getKey(), field.getValue(), id)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            for (Iterator<JsonNode> items = node.elements(); items.hasNext(); ) {
                array.add(fill(place + "/[]", items.next(), id));
            }
            return array;
        }
        if (!node.isTextual()) {
            return node;
        }
        Matcher thing = THING.matcher(node.asText());
        return TextNode.valueOf(thing.replaceAll(found -> Matcher.quoteReplacement(id.apply(place, found.group(1)))));
    }
}
