package io.outdial.local.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What is wrong with an object, by whoever knows its type: the client of Kubernetes, a model of Gateway API, or a
 * closed schema of ours for what is in no library. An API server would ignore a misspelt field, or refuse it only when
 * it is applied.
 */
final class KnownFields {

    private static final Set<String> GROUPS_OF_KUBERNETES =
            Set.of("v1", "apps/v1", "batch/v1", "policy/v1", "autoscaling/v2", "networking.k8s.io/v1");
    private static final String GATEWAY_API = "gateway.networking.k8s.io/v1";

    /** Without the place for fields that it does not know, which its types have. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private static final JsonNode SCHEMAS = schemas();

    private KnownFields() {}

    /** The first fault, which names the field. */
    static Optional<String> fault(JsonNode object) {
        String group = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        if (GROUPS_OF_KUBERNETES.contains(group)) {
            return ofKubernetes(group.substring(group.indexOf('/') + 1).toUpperCase(Locale.ROOT) + kind, object);
        }
        if (group.equals(GATEWAY_API)) {
            return ofGatewayApi(kind, object);
        }
        return ofOperator(group + " " + kind, object);
    }

    private static Optional<String> ofKubernetes(String type, JsonNode object) {
        try {
            Class.forName("io.kubernetes.client.openapi.models." + type)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            return Optional.of(type + " is no type of Kubernetes: " + e);
        }
    }

    private static Optional<String> ofGatewayApi(String kind, JsonNode object) {
        try {
            STRICT.treeToValue(object, Class.forName("io.fabric8.kubernetes.api.model.gatewayapi.v1." + kind));
            return Optional.empty();
        } catch (JsonProcessingException | ClassNotFoundException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> ofOperator(String type, JsonNode object) {
        JsonNode schema = SCHEMAS.path("$defs").path(type);
        if (schema.isMissingNode()) {
            return Optional.of("no schema of " + type);
        }
        JsonSchema compiled = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
        String faults = compiled.validate(object).stream().map(Object::toString).collect(Collectors.joining("; "));
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    /** By the reader that knows references within a document. */
    private static JsonNode schemas() {
        try (InputStream file = KnownFields.class.getResourceAsStream("/manifests/operators.yaml")) {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(1_000);
            Object read = new Yaml(new SafeConstructor(options)).load(file);
            return new ObjectMapper().valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
