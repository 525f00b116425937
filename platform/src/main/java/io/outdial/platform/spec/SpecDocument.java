package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.dialect.DialectPaths;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The operations of the document that this service serves: the same file that clients read decides what is validated,
 * who may call, how often, and in which dialect. Operations that are not for clients are in an internal document, which
 * is not served. Read once at start; a service whose document is broken does not start.
 */
@ApplicationScoped
@Startup
// The table of leap seconds that the time format needs, and the documents that are not served; those that are served
// are registered anyway.
@RegisterResources(globs = {"leap_second_dates.csv", "META-INF/openapi/*", "META-INF/openapi-internal/*"})
public class SpecDocument {

    private static final String PUBLIC = "META-INF/resources/openapi/";
    private static final String INTERNAL = "META-INF/openapi-internal/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<AbsoluteIri, JsonSchema> documents = new ConcurrentHashMap<>();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4, builder -> builder.metaSchema(JsonMetaSchema.builder(OpenApi30.getInstance())
                            .formats(List.of(new InstantFormat(), new IntegerFormat(32), new IntegerFormat(64)))
                            .build())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .preloadJsonSchema(false)
            .build();
    private final PathMethods methods = new PathMethods();
    private final String name;
    private final DialectPaths dialects;
    private final Map<String, QuotaClass> quotas;

    @Inject
    public SpecDocument(ServiceConfig config, @All List<Dialect> dialects) {
        this(config.spec(), dialects);
    }

    /**
     * @param name of the document, {@code restrictions} for {@code restrictions.yaml}
     * @param dialects those that its paths may name
     */
    public SpecDocument(String name, List<Dialect> dialects) {
        this.name = name;
        this.dialects = new DialectPaths(dialects);
        this.quotas = QuotaClass.readAll(read(PUBLIC + "common.yaml"));
        addAll(PUBLIC + name + ".yaml");
        String internal = INTERNAL + name + ".yaml";
        if (Thread.currentThread().getContextClassLoader().getResource(internal) != null) {
            addAll(internal);
        }
    }

    /** The dialect of a request's path or target; the home dialect where nothing claims it. */
    public Dialect dialectOf(String target) {
        return dialects.of(target);
    }

    /** The paths of the documents that are spoken to in this dialect. */
    public Set<String> pathsOf(Dialect dialect) {
        return operations.values().stream()
                .filter(operation -> operation.dialect() == dialect)
                .map(Operation::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The methods of a request's path, {@code HEAD} and {@code OPTIONS} among them; empty where nothing is. */
    public Set<String> methodsOf(String path) {
        return methods.of(path);
    }

    /** Whether a request's resource takes its body while it arrives, so that the body may be of any size. */
    boolean takesStream(String path, String method) {
        return methods.takeStream(path, method);
    }

    /** All operations of the documents. */
    Collection<Operation> operations() {
        return operations.values();
    }

    /** By its {@code operationId}, the name of the method that carries it out. */
    public Optional<Operation> operation(String operationId) {
        return Optional.ofNullable(operations.get(operationId));
    }

    /** Null where the resource is not in the document. */
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

    private void addAll(String location) {
        JsonNode document = read(location);
        SchemaLocation place = SchemaLocation.of("classpath:" + location);
        // By itself the factory would read it once more.
        documents.put(place.getAbsoluteIri(), schemas.getSchema(place, document, config));
        OperationReader reader = new OperationReader(this, location, document, quotas);
        document.path("paths").properties().forEach(path -> {
            JsonNode item = path.getValue();
            Dialect dialect =
                    dialects.claim(path.getKey(), item.path("x-outdial-dialect").asText());
            item.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(METHODS::contains)
                    .forEach(method -> add(path.getKey(), method, reader.read(path.getKey(), method, dialect)));
        });
    }

    private void add(String path, String method, Operation operation) {
        methods.add(path, method, operation.dialect().ignoresPathCase(), operation.takesStream());
        operations.put(operation.id(), operation);
        operation
                .queryParameters()
                .forEach(parameter -> parameter.aliases().forEach(alias -> aliases.put(alias, parameter.name())));
    }

    /** A schema that the document of clients has by this name. */
    JsonSchema schema(String schemaName) {
        return at(SchemaLocation.of("classpath:" + PUBLIC + name + ".yaml#/components/schemas/" + schemaName));
    }

    /**
     * The schema at a place of the documents. Asked for the place itself, the factory would read its document again,
     * and keep it once more.
     */
    JsonSchema at(SchemaLocation place) {
        JsonSchema document = documents.computeIfAbsent(
                place.getAbsoluteIri(), iri -> schemas.getSchema(new SchemaLocation(iri), config));
        JsonSchema schema = document.getRefSchema(place.getFragment());
        schema.initializeValidators();
        return schema;
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
}
