package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an overlay puts into the cluster, and what of it can be reached. One method a rule. */
class NamespacePolicyTest {

    @ParameterizedTest
    @EnumSource
    void everythingIsThereOnceAndInOneNamespace(Overlay overlay) {
        String namespace = Overlay.name(overlay.all("Namespace").get(0));
        Set<String> seen = new HashSet<>();
        for (JsonNode object : overlay.objects()) {
            String what = object.path("kind").asText() + " " + Overlay.name(object);
            assertTrue(seen.add(what), what + " twice");
            boolean isNamespace = object.path("kind").asText().equals("Namespace");
            assertEquals(
                    isNamespace ? "" : namespace,
                    object.at("/metadata/namespace").asText(),
                    what);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNamespaceTakesOnlyRestrictedPods(Overlay overlay) {
        JsonNode labels = overlay.all("Namespace").get(0).at("/metadata/labels");
        for (String mode : List.of("enforce", "warn", "audit")) {
            assertEquals(
                    "restricted",
                    labels.path("pod-security.kubernetes.io/" + mode).asText());
        }
    }

    @ParameterizedTest
    @EnumSource
    void podsAreLabelledAsOthersExpectIt(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            JsonNode deployment = overlay.get("Deployment", service);
            JsonNode labels = deployment.at("/spec/template/metadata/labels");
            assertEquals(
                    service.serviceName(), labels.path("app.kubernetes.io/name").asText());
            assertEquals("outdial", labels.path("app.kubernetes.io/part-of").asText());
            assertEquals("service", labels.path("app.kubernetes.io/component").asText());
        }
    }

    @ParameterizedTest
    @EnumSource
    void servicesAreForTheClusterOnly(Overlay overlay) {
        for (JsonNode service : overlay.all("Service")) {
            assertEquals("ClusterIP", service.at("/spec/type").asText("ClusterIP"));
            assertTrue(service.at("/spec/externalIPs").isMissingNode());
        }
    }

    /** Health and metrics are not where the API is. */
    @ParameterizedTest
    @EnumSource
    void theManagementPortIsInNoService(Overlay overlay) {
        for (JsonNode service : overlay.all("Service")) {
            List<String> targets = Overlay.stream(service.at("/spec/ports"))
                    .map(port -> port.path("targetPort").asText())
                    .toList();
            assertEquals(List.of("http"), targets, service::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAllowedThatNoPolicyAllows(Overlay overlay) {
        JsonNode policy =
                overlay.find("NetworkPolicy", "default-deny").orElseThrow().path("spec");

        assertTrue(policy.path("podSelector").isEmpty());
        assertEquals("[\"Ingress\",\"Egress\"]", policy.path("policyTypes").toString());
        assertFalse(policy.has("ingress") || policy.has("egress"));
    }

    /** An empty rule means anybody. Proxies of the gateway are the only ones that anybody may reach. */
    @ParameterizedTest
    @EnumSource
    void onlyTheGatewayIsReachedByAnybody(Overlay overlay) {
        Set<String> open = overlay.all("NetworkPolicy").stream()
                .filter(policy -> Overlay.stream(policy.at("/spec/ingress"))
                        .anyMatch(rule -> !rule.has("from") || rule.path("from").isEmpty()))
                .map(Overlay::name)
                .collect(Collectors.toSet());

        assertEquals(Set.of("gateway"), open);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyMayDoAnythingAtTheApiServer(Overlay overlay) {
        for (String kind : List.of("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding")) {
            assertEquals(List.of(), overlay.all(kind));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "EXTERNAL"})
    void secretsComeFromElsewhere(Overlay overlay) {
        assertEquals(List.of(), overlay.all("Secret"));
    }

    @ParameterizedTest
    @EnumSource
    void settingsAreNoSecrets(Overlay overlay) {
        for (JsonNode settings : overlay.all("ConfigMap")) {
            settings.path("data")
                    .fieldNames()
                    .forEachRemaining(
                            name -> assertFalse(name.matches(".*(PASSWORD|TOKEN|KEY|SECRET|CREDENTIALS)"), name));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "EXTERNAL"})
    void theApiIsServedOverTlsOnly(Overlay overlay) {
        JsonNode gateway = overlay.find("Gateway", "outdial").orElseThrow();
        JsonNode route = overlay.find("HTTPRoute", "outdial").orElseThrow();
        JsonNode redirect = overlay.find("HTTPRoute", "to-https").orElseThrow();

        assertEquals("HTTPS", gateway.at("/spec/listeners/0/protocol").asText());
        assertEquals("https", route.at("/spec/parentRefs/0/sectionName").asText());
        assertEquals("http", redirect.at("/spec/parentRefs/0/sectionName").asText());
        assertEquals(
                "RequestRedirect", redirect.at("/spec/rules/0/filters/0/type").asText());
    }

    @Test
    void prodNamesItsHost() {
        for (JsonNode route : Overlay.PROD.all("HTTPRoute")) {
            assertEquals(1, route.at("/spec/hostnames").size(), () -> Overlay.name(route));
        }
    }

    @Test
    void prodAcceptsTokensForItselfOnly() {
        for (OutdialService service : OutdialService.values()) {
            var settings = Overlay.PROD.settings(service);
            assertEquals("true", settings.get("QUARKUS_OIDC_TENANT_ENABLED"));
            assertTrue(settings.get("QUARKUS_OIDC_AUTH_SERVER_URL").startsWith("https://"));
            assertFalse(settings.get("OUTDIAL_OIDC_AUDIENCE").isBlank());
            assertFalse(settings.get("OUTDIAL_OIDC_SERVICE_CLIENT_ID").isBlank());
        }
    }

    /** The component finds its rule by a number, and kustomize refuses it if another one stands there. */
    @Test
    void desktopsAreKeptAtTheirReplicaWhereTheClusterCan() {
        JsonNode rules =
                Overlay.EXTERNAL.find("HTTPRoute", "outdial").orElseThrow().at("/spec/rules");
        List<String> kept = Overlay.stream(rules)
                .filter(rule -> rule.has("sessionPersistence"))
                .map(rule -> rule.path("name").asText())
                .toList();

        assertEquals(List.of("notifications"), kept);
    }

    @Test
    void monitoringReadsEveryPod() {
        JsonNode monitor = Overlay.PROD.all("PodMonitor").get(0).path("spec");

        assertEquals(
                "service",
                monitor.at("/selector/matchLabels/app.kubernetes.io~1component").asText());
        assertEquals("management", monitor.at("/podMetricsEndpoints/0/port").asText());
        assertEquals("/q/metrics", monitor.at("/podMetricsEndpoints/0/path").asText());
    }
}
