package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every object is one that its type has. */
class KnownFieldsTest {

    @ParameterizedTest
    @EnumSource
    void everyFieldIsKnown(Overlay overlay) {
        for (JsonNode object : overlay.objects()) {
            assertEquals(
                    Optional.empty(),
                    KnownFields.fault(object),
                    () -> object.path("kind").asText() + " " + Overlay.name(object));
        }
    }

    static Stream<JsonNode> oneOfEachKind() {
        return Stream.of(
                        "Namespace",
                        "Service",
                        "ServiceAccount",
                        "ConfigMap",
                        "Deployment",
                        "PodDisruptionBudget",
                        "HorizontalPodAutoscaler",
                        "NetworkPolicy",
                        "Gateway",
                        "HTTPRoute",
                        "Cluster",
                        "Database",
                        "ScheduledBackup",
                        "ExternalSecret",
                        "PodMonitor",
                        "PrometheusRule")
                .map(kind -> Overlay.PROD.all(kind).get(0));
    }

    /** In the object itself, and in whatever it has inside. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("oneOfEachKind")
    void aMisspeltFieldIsNamed(JsonNode object) {
        ObjectNode itself = object.deepCopy();
        itself.put("mispelt", "x");
        assertNamed(itself);
        if (object.has("spec")) {
            ObjectNode inside = object.deepCopy();
            ((ObjectNode) inside.path("spec")).put("mispelt", "x");
            assertNamed(inside);
        }
    }

    private static void assertNamed(JsonNode object) {
        String fault = KnownFields.fault(object).orElse("none");
        assertTrue(fault.contains("mispelt"), object.path("kind") + ": " + fault);
    }

    /** However deep it is. */
    @ParameterizedTest
    @EnumSource(names = "PROD")
    void aFieldDeepInsideIsNamedToo(Overlay overlay) {
        JsonNode deployment = overlay.all("Deployment").get(0).deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/securityContext"))
                .put("readOnlyRootFileSystem", true);
        JsonNode route = overlay.all("HTTPRoute").get(0).deepCopy();
        ((ObjectNode) route.at("/spec/rules/0/backendRefs/0")).put("prot", 1);

        assertTrue(KnownFields.fault(deployment).orElse("").contains("readOnlyRootFileSystem"));
        assertTrue(KnownFields.fault(route).orElse("").contains("prot"));
    }
}
