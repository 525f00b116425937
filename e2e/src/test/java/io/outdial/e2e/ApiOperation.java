package io.outdial.e2e;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/**
 * An operation as the document that is served has it.
 *
 * @param ids where a request names something by its id, such as {@code path/campaignId}, {@code query/memberId} or, of
 *     every row, {@code body/rows/[]/sourceId}
 */
record ApiOperation(String id, String method, String path, String permission, Set<String> ids) {

    static final List<String> DOCUMENTS = List.of("restrictions", "transfer", "enrollment", "outbound");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final int MAX_DEPTH = 12;

    /** A document as a browser gets it. */
    static JsonNode document(Product product, String name) {
        Answer answer = product.anonymous().get("/openapi/" + name + ".yaml");
        if (answer.status() != 200) {
            throw new AssertionError(name + ": " + answer);
        }
        Object parsed = new Yaml().load(answer.body());
        return new ObjectMapper().valueToTree(parsed);
    }

    /** Those that are not for clients: they stand in no document that is served. None where a service has none. */
    static List<ApiOperation> internal(String name) {
        Path documents = Path.of(System.getProperty("outdial.home")).resolve("contract/src/main");
        Path file = documents.resolve("openapi-internal").resolve(name + ".yaml");
        return Files.exists(file)
                ? new Reader(parsed(file), parsed(documents.resolve("openapi/common.yaml"))).operations()
                : List.of();
    }

    private static JsonNode parsed(Path file) {
        try {
            return new ObjectMapper().valueToTree(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of one document, in its order. */
    static List<ApiOperation> of(Product product, String name) {
        return new Reader(document(product, name), document(product, "common")).operations();
    }

    static List<ApiOperation> all(Product product) {
        return DOCUMENTS.stream().flatMap(name -> of(product, name).stream()).toList();
    }

    /** Between services only. */
    boolean isInternal() {
        return path.startsWith("/internal/");
    }

    /** Called with an {@code x-api-key}. */
    boolean isByKey() {
        return permission.matches("[a-z]+:(read|write)");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private record Reader(JsonNode document, JsonNode common) {

        List<ApiOperation> operations() {
            List<ApiOperation> operations = new ArrayList<>();
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(method -> {
                        if (METHODS.contains(method.getKey())) {
                            operations.add(operation(path.getKey(), path.getValue(), method.getKey()));
                        }
                    }));
            return operations;
        }

        private ApiOperation operation(String path, JsonNode item, String method) {
            JsonNode operation = item.path(method);
            Set<String> ids = new TreeSet<>();
            for (JsonNode parameters : List.of(item.path("parameters"), operation.path("parameters"))) {
                for (JsonNode reference : parameters) {
                    JsonNode parameter = resolved(reference);
                    String name = parameter.path("name").asText();
                    String in = parameter.path("in").asText();
                    if (in.equals("path")) {
                        ids.add("path/" + name);
                    } else if (in.equals("query")) {
                        addIds("query/" + name, name, parameter.path("schema"), ids, 0);
                    }
                }
            }
            resolved(operation.path("requestBody"))
                    .path("content")
                    .forEach(content -> addIds("body", "", content.path("schema"), ids, 0));
            return new ApiOperation(
                    operation.path("operationId").asText(),
                    method.toUpperCase(Locale.ROOT),
                    path,
                    operation.path("x-outdial-permission").asText(),
                    ids);
        }

        private void addIds(String place, String name, JsonNode reference, Set<String> ids, int depth) {
            if (depth > MAX_DEPTH) {
                return;
            }
            JsonNode schema = resolved(reference);
            if (isId(name, reference, schema)) {
                ids.add(place);
                return;
            }
            schema.path("properties").properties().forEach(property -> {
                if (!resolved(property.getValue()).path("readOnly").asBoolean()) {
                    addIds(place + "/" + property.getKey(), property.getKey(), property.getValue(), ids, depth + 1);
                }
            });
            if (schema.has("items")) {
                addIds(place + "/[]", name.replaceFirst("s$", ""), schema.path("items"), ids, depth + 1);
            }
            for (String combination : List.of("allOf", "oneOf", "anyOf")) {
                schema.path(combination).forEach(part -> addIds(place, name, part, ids, depth + 1));
            }
        }

        private static boolean isId(String name, JsonNode reference, JsonNode schema) {
            boolean isText = schema.path("type").asText().matches("string|integer");
            return isText
                    && (reference.path("$ref").asText().matches(".*/(Nullable)?Id")
                            || schema.path("format").asText().equals("uuid")
                            || name.matches("id|.*Ids?"));
        }

        private JsonNode resolved(JsonNode node) {
            JsonNode found = node;
            JsonNode file = document;
            while (found.has("$ref")) {
                String[] parts = found.path("$ref").asText().split("#", 2);
                // What a component of common refers to without a file is in common too.
                file = parts[0].isEmpty() ? file : common;
                JsonNode target = file.at(JsonPointer.compile(parts[1]));
                found = target.isMissingNode() ? common.at(JsonPointer.compile(parts[1])) : target;
            }
            return found;
        }
    }
}
