package io.outdial.platform.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Where the requests of an OpenAPI document have values, and which ones a value is wrong in. */
record DocumentPlaces(JsonNode document, JsonNode common, JsonNode events, List<Operation> operations) {

    private static final String PUBLIC = "/META-INF/resources/openapi/";
    private static final String INTERNAL = "/META-INF/openapi-internal/";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Map<String, List<DocumentPlaces>> READ = new ConcurrentHashMap<>();

    /** @param node of the document, with the parameters of its path */
    record Operation(String id, String method, String path, JsonNode node, JsonNode pathParameters) {}

    /**
     * The document that a service serves, and the one of what only the other services ask, where it has one. Each is
     * read once, not for each source of cases.
     */
    static List<DocumentPlaces> of(String name) {
        return READ.computeIfAbsent(name, DocumentPlaces::read);
    }

    private static List<DocumentPlaces> read(String name) {
        return Stream.of(PUBLIC, INTERNAL)
                .filter(folder -> DocumentPlaces.class.getResource(folder + name + ".yaml") != null)
                .map(folder -> of(tree(folder + name + ".yaml")))
                .toList();
    }

    private static DocumentPlaces of(JsonNode document) {
        DocumentPlaces places = new DocumentPlaces(
                document, tree(PUBLIC + "common.yaml"), tree(INTERNAL + "events.yaml"), new ArrayList<>());
        places.document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> places.operations.add(new Operation(
                        method.getValue().path("operationId").asText(),
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue(),
                        path.getValue().path("parameters")))));
        return places;
    }

    private static JsonNode tree(String resource) {
        try (InputStream in = DocumentPlaces.class.getResourceAsStream(resource)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parameters of the query that a value, as it stands in JSON, cannot be one of. */
    List<String> query(Operation operation, String value) {
        List<String> names = new ArrayList<>();
        for (JsonNode list :
                List.of(operation.pathParameters(), operation.node().path("parameters"))) {
            for (JsonNode reference : list) {
                JsonNode parameter = resolved(reference);
                JsonNode schema = resolved(parameter.path("schema"));
                boolean isFree = !schema.has("enum")
                        && !schema.has("pattern")
                        && schema.path("type").asText().equals("string");
                if (parameter.path("in").asText().equals("query") && !isFree) {
                    names.add(parameter.path("name").asText());
                }
            }
        }
        return value.startsWith("\"") ? List.of() : names;
    }

    /**
     * A body that has the value wherever it is wrong, null where the operation takes none or it is wrong nowhere.
     *
     * @param wrong takes the places
     */
    String body(Operation operation, String value, Set<List<String>> wrong) {
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
        return schema.isMissingNode() ? null : place(schema, List.of(), value, wrong);
    }

    private String place(JsonNode reference, List<String> path, String value, Set<List<String>> wrong) {
        JsonNode schema = resolved(reference);
        if (schema.has("properties") || schema.has("allOf")) {
            List<String> fields = new ArrayList<>();
            addFields(schema, path, value, wrong, fields);
            return fields.isEmpty() ? null : "{" + String.join(",", fields) + "}";
        }
        if (schema.has("items")) {
            String entry = place(schema.path("items"), with(path, "0"), value, wrong);
            return entry == null ? null : "[" + entry + "]";
        }
        if (schema.path("type").asText("object").equals("object")) {
            return isBeyondDouble(value) && wrong.add(with(path, "any")) ? "{\"any\":" + value + "}" : null;
        }
        if (isWrong(schema, value)) {
            wrong.add(path);
            return value;
        }
        return null;
    }

    private void addFields(
            JsonNode schema, List<String> path, String value, Set<List<String>> wrong, List<String> fields) {
        schema.path("allOf").forEach(part -> addFields(resolved(part), path, value, wrong, fields));
        schema.path("properties").properties().forEach(property -> {
            String text = place(property.getValue(), with(path, property.getKey()), value, wrong);
            if (text != null) {
                fields.add('"' + property.getKey() + "\":" + text);
            }
        });
    }

    private static boolean isWrong(JsonNode schema, String value) {
        if (value.startsWith("\"")) {
            return schema.path("format").asText().equals("date-time");
        }
        return !schema.path("type").asText().equals("number") || isBeyondDouble(value);
    }

    private static boolean isBeyondDouble(String value) {
        return !value.startsWith("\"") && Double.isInfinite(Double.parseDouble(value));
    }

    private static List<String> with(List<String> path, String next) {
        List<String> longer = new ArrayList<>(path);
        longer.add(next);
        return List.copyOf(longer);
    }

    /** What documents refer to is in themselves, or in one of those that they share. */
    private JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            JsonPointer place = JsonPointer.compile(found.path("$ref").asText().split("#", 2)[1]);
            found = Stream.of(document, common, events)
                    .map(file -> file.at(place))
                    .filter(there -> !there.isMissingNode())
                    .findFirst()
                    .orElseGet(MissingNode::getInstance);
        }
        return found;
    }
}
