package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SchemaLocation;
import io.outdial.platform.dialect.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads the operations of one document. */
final class OperationReader {

    private static final String EXTENSION = "x-outdial-";
    private static final Set<String> OF_PATH = Set.of("x-outdial-dialect");
    private static final Set<String> OF_OPERATION =
            Set.of("x-outdial-permission", "x-outdial-quota", "x-outdial-body", "x-outdial-max-body");

    /** At a parameter that stands for all fields of a query: the dialect reads those. */
    private static final String ALL_FIELDS = "x-outdial-fields";

    private final SpecDocument spec;
    private final String location;
    private final JsonNode document;
    private final Map<String, QuotaClass> quotas;

    /** @param location of the document on the class path */
    OperationReader(SpecDocument spec, String location, JsonNode document, Map<String, QuotaClass> quotas) {
        this.spec = spec;
        this.location = location;
        this.document = document;
        this.quotas = quotas;
    }

    Operation read(String path, String method, Dialect dialect) {
        JsonNode item = document.path("paths").path(path);
        JsonNode node = item.path(method);
        checkExtensions(path, item, OF_PATH);
        checkExtensions(path, node, OF_OPERATION);
        String id = node.path("operationId").asText();
        String permission = node.path("x-outdial-permission").asText();
        QuotaClass quota = quotas.get(node.path("x-outdial-quota").asText(QuotaClass.STANDARD));
        if (id.isEmpty() || permission.isEmpty() || quota == null) {
            throw new IllegalStateException(location + ": " + method + " " + path
                    + " has no operationId, no x-outdial-permission or an unknown x-outdial-quota");
        }
        String pointer = "/paths/" + escape(path);
        Parameters parameters = new Parameters();
        collect(item.path("parameters"), pointer + "/parameters", parameters);
        collect(node.path("parameters"), pointer + "/" + method + "/parameters", parameters);
        String content = pointer + "/" + method + "/requestBody/content/application~1json/schema";
        return new Operation(
                id,
                path,
                permission,
                dialect,
                quota,
                List.copyOf(parameters.path.values()),
                List.copyOf(parameters.headers.values()),
                List.copyOf(parameters.query.values()),
                document.at(content).isMissingNode() ? null : schema("#" + content),
                BodyMode.of(node.path("x-outdial-body").asText()),
                node.path("x-outdial-max-body").asLong());
    }

    /** A misspelt extension would otherwise leave an operation at its defaults. */
    private void checkExtensions(String path, JsonNode node, Set<String> known) {
        node.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith(EXTENSION) && !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException(location + ": " + path + " has an unknown extension " + name);
                });
    }

    private void collect(JsonNode list, String pointer, Parameters parameters) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode parameter = list.get(i);
            String at = "#" + pointer + "/" + i;
            if (parameter.has("$ref")) {
                String reference = parameter.get("$ref").asText();
                parameter = schema(reference).getSchemaNode();
                at = reference;
            }
            if (parameter.path(ALL_FIELDS).asBoolean()) {
                continue;
            }
            Parameter read = parameter(parameter, schema(at + "/schema"));
            switch (parameter.path("in").asText()) {
                case "path" -> parameters.path.put(read.name(), read);
                case "header" -> parameters.headers.put(read.name(), read);
                case "query" -> parameters.query.put(read.name(), read);
                default -> throw new IllegalStateException(location + ": nothing reads the parameter " + read.name());
            }
        }
    }

    private Parameter parameter(JsonNode node, JsonSchema schema) {
        return new Parameter(
                node.path("name").asText(),
                schema,
                node.path("required").asBoolean(),
                SchemaTypes.of(spec, schema),
                SchemaTypes.isId(spec, schema),
                StreamSupport.stream(node.path("x-outdial-aliases").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    /** @param reference into this document ({@code #/…}) or one beside it ({@code common.yaml#/…}) */
    private JsonSchema schema(String reference) {
        String folder = location.substring(0, location.lastIndexOf('/') + 1);
        String target = reference.startsWith("#") ? location + reference : folder + reference;
        return spec.at(SchemaLocation.of("classpath:" + target));
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    /** By their names: what an operation says of a parameter replaces what its path says. */
    private static final class Parameters {
        private final Map<String, Parameter> path = new LinkedHashMap<>();
        private final Map<String, Parameter> headers = new LinkedHashMap<>();
        private final Map<String, Parameter> query = new LinkedHashMap<>();
    }
}
