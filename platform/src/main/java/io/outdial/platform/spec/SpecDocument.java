package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.dialect.Dialect;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations of the document that this service serves: the same file that clients read decides what is checked and
 * who may call. What is not for clients stands in an internal document beside it, which nobody is served. Read once at
 * start; a service whose document is broken does not start.
 */
@ApplicationScoped
@Startup
// What the check of times knows leap seconds from, and the documents that are not served; the others are, which
// registers them.
@RegisterResources(globs = {"leap_second_dates.csv", "META-INF/openapi/*", "META-INF/openapi-internal/*"})
public class SpecDocument {

    private static final String PUBLIC = "META-INF/resources/openapi/";
    private static final String INTERNAL = "META-INF/openapi-internal/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4, builder -> builder.metaSchema(JsonMetaSchema.builder(OpenApi30.getInstance())
                            .formats(List.of(new InstantFormat(), new IntegerFormat(32), new IntegerFormat(64)))
                            .build())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final PathMethods methods = new PathMethods();

    @Inject
    public SpecDocument(ServiceConfig config) {
        addAll(PUBLIC + config.spec() + ".yaml");
        String internal = INTERNAL + config.spec() + ".yaml";
        if (Thread.currentThread().getContextClassLoader().getResource(internal) != null) {
            addAll(internal);
        }
    }

    /** The methods of a request's path, {@code HEAD} and {@code OPTIONS} among them; empty where nothing is. */
    public Set<String> methodsOf(String path) {
        return methods.of(path);
    }

    private void addAll(String location) {
        JsonNode document = read(location);
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> add(location, document, path.getKey(), path.getValue(), method.getKey())));
    }

    /** By the name of the method that carries it out. */
    public Optional<Operation> operation(String operationId) {
        return Optional.ofNullable(operations.get(operationId));
    }

    /** Null where the resource is none of the document. */
    Operation operation(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return method == null ? null : operations.get(method.getName());
    }

    /**
     * Other names of query parameters ({@code x-outdial-aliases}), each with the name it stands for. The same in all
     * operations.
     */
    Map<String, String> aliases() {
        return aliases;
    }

    private void add(String location, JsonNode document, String path, JsonNode pathItem, String method) {
        methods.add(path, method);
        JsonNode node = pathItem.get(method);
        String id = node.path("operationId").asText();
        String pointer = "/paths/" + escape(path) + "/" + method;
        Map<String, Parameter> pathParameters = new LinkedHashMap<>();
        Map<String, Parameter> headers = new LinkedHashMap<>();
        Map<String, Parameter> query = new LinkedHashMap<>();
        collect(
                location,
                pathItem.path("parameters"),
                "/paths/" + escape(path) + "/parameters",
                pathParameters,
                headers,
                query);
        collect(location, node.path("parameters"), pointer + "/parameters", pathParameters, headers, query);
        String content = pointer + "/requestBody/content/application~1json/schema";
        JsonSchema body = document.at(content).isMissingNode() ? null : schema(location, "#" + content);
        String permission = node.path("x-outdial-permission").asText();
        if (id.isEmpty() || permission.isEmpty()) {
            throw new IllegalStateException(
                    location + ": " + method + " " + path + " has no operationId or no x-outdial-permission");
        }
        operations.put(
                id,
                new Operation(
                        id,
                        permission,
                        Dialect.of(path),
                        List.copyOf(pathParameters.values()),
                        List.copyOf(headers.values()),
                        List.copyOf(query.values()),
                        body));
    }

    private void collect(
            String location,
            JsonNode parameters,
            String pointer,
            Map<String, Parameter> path,
            Map<String, Parameter> headers,
            Map<String, Parameter> query) {
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = parameters.get(i);
            String at = "#" + pointer + "/" + i;
            if (parameter.has("$ref")) {
                String reference = parameter.get("$ref").asText();
                parameter = schema(location, reference).getSchemaNode();
                at = reference;
            }
            String name = parameter.path("name").asText();
            JsonSchema schema = schema(location, at + "/schema");
            Parameter read = new Parameter(
                    name,
                    schema,
                    parameter.path("required").asBoolean(),
                    SchemaTypes.of(this, schema),
                    SchemaTypes.isId(this, schema));
            switch (parameter.path("in").asText()) {
                case "path" -> path.put(name, read);
                case "header" -> headers.put(name, read);
                case "query" -> {
                    query.put(name, read);
                    parameter.path("x-outdial-aliases").forEach(alias -> aliases.put(alias.asText(), name));
                }
                default -> throw new IllegalStateException(location + ": nothing reads the parameter " + name);
            }
        }
    }

    /** @param reference into this document ({@code #/…}) or one beside it ({@code common.yaml#/…}) */
    private JsonSchema schema(String location, String reference) {
        String folder = location.substring(0, location.lastIndexOf('/') + 1);
        String target = reference.startsWith("#") ? location + reference : folder + reference;
        return at(SchemaLocation.of("classpath:" + target));
    }

    /** Follows a schema's own place in the documents, to say what was expected there. */
    JsonSchema at(SchemaLocation place) {
        return schemas.getSchema(place, config);
    }

    private static JsonNode read(String location) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(location)) {
            if (in == null) {
                throw new IllegalStateException("no document " + location);
            }
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + location, e);
        }
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }
}
