package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Renders the kustomize base (it only lists resources and adds a label) and checks that its parts fit together. */
class KustomizeBaseTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path HOME = StackOptions.findHome();

    private static List<JsonNode> objects;

    @BeforeAll
    static void render() throws IOException {
        objects = resourcesOf(HOME.resolve("k8s/base"));
    }

    private static List<JsonNode> resourcesOf(Path folder) throws IOException {
        JsonNode kustomization =
                YAML.readTree(folder.resolve("kustomization.yaml").toFile());
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode name : kustomization.path("resources")) {
            Path resource = folder.resolve(name.asText()).normalize();
            if (Files.isDirectory(resource)) {
                found.addAll(resourcesOf(resource));
            } else {
                assertTrue(resource.startsWith(folder), resource + ": kustomize reads no file outside of its folder");
                try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(resource.toFile())) {
                    documents.forEachRemaining(found::add);
                }
            }
        }
        return found;
    }

    @Test
    void everyObjectStandsThereOnce() {
        Set<String> seen = new HashSet<>();
        for (JsonNode object : objects) {
            assertTrue(seen.add(object.path("kind").asText() + " " + nameOf(object)), () -> "twice: " + object);
            assertTrue(object.at("/metadata/namespace").isMissingNode(), "the namespace is the overlay's to choose");
        }
        assertEquals(4 * 3 + 1, seen.size());
    }

    @Test
    void noSecretIsCommitted() {
        assertTrue(objects.stream()
                .noneMatch(object -> object.path("kind").asText().equals("Secret")));
    }

    @ParameterizedTest
    @EnumSource(OutdialService.class)
    void theServiceFindsItsPods(OutdialService service) {
        JsonNode selector = find("Service", service).at("/spec/selector");
        JsonNode deployment = find("Deployment", service).path("spec");

        assertEquals(selector, deployment.at("/selector/matchLabels"));
        assertEquals(selector, deployment.at("/template/metadata/labels"));
        assertEquals(
                service.serviceName(), selector.path("app.kubernetes.io/name").asText());
    }

    @ParameterizedTest
    @EnumSource(OutdialService.class)
    void portsAgree(OutdialService service) {
        JsonNode port = find("Service", service).at("/spec/ports/0");
        JsonNode container = container(service);

        assertEquals(service.defaultPort(), port.path("port").asInt());
        assertEquals(container.at("/ports/0/name"), port.path("targetPort"));
        assertEquals(
                service.defaultPort(), container.at("/ports/0/containerPort").asInt());
        assertEquals(
                Integer.toString(service.defaultPort()),
                variable(container, "QUARKUS_HTTP_PORT").path("value").asText());
    }

    @ParameterizedTest
    @EnumSource(OutdialService.class)
    void configurationReachesTheContainer(OutdialService service) {
        JsonNode container = container(service);
        JsonNode config = find("ConfigMap", service).path("data");

        assertEquals(
                service.serviceName(),
                container.at("/envFrom/0/configMapRef/name").asText());
        assertEquals(service.context(), config.path("OUTDIAL_DB_NAME").asText());
        assertMounted(service, config.path("OUTDIAL_REGISTRY_FILE").asText(), "outdial-registry");
        assertMounted(service, config.path("OUTDIAL_SERVICE_TOKEN_FILE").asText(), "outdial-service-token");
        for (String secret : List.of("OUTDIAL_DB_USER", "OUTDIAL_DB_PASSWORD")) {
            assertEquals(
                    service.serviceName() + "-database",
                    variable(container, secret)
                            .at("/valueFrom/secretKeyRef/name")
                            .asText());
            assertTrue(config.path(secret).isMissingNode());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RESTRICTIONS, OUTDIAL_OUTBOUND_URL,   OUTBOUND",
        "TRANSFER,     OUTDIAL_OUTBOUND_URL,   OUTBOUND",
        "ENROLLMENT,   OUTDIAL_OUTBOUND_URL,   OUTBOUND",
        "OUTBOUND,     OUTDIAL_ENROLLMENT_URL, ENROLLMENT",
        "OUTBOUND,     OUTDIAL_RESTRICTIONS_URL, RESTRICTIONS",
    })
    void servicesFindTheirPeers(OutdialService service, String variable, OutdialService peer) {
        assertEquals(
                "http://" + nameOf(find("Service", peer)) + ":"
                        + find("Service", peer).at("/spec/ports/0/port").asInt(),
                find("ConfigMap", service).path("data").path(variable).asText());
    }

    @ParameterizedTest
    @EnumSource(names = {"ENROLLMENT", "OUTBOUND"})
    void whoHashesNumbersHasTheKey(OutdialService service) {
        String path = find("ConfigMap", service)
                .at("/data/OUTDIAL_NUMBER_HASH_KEY_FILE")
                .asText();
        assertMounted(service, path, "outdial-number-hash-key");
    }

    @ParameterizedTest
    @EnumSource(OutdialService.class)
    void probesAndLimits(OutdialService service) {
        JsonNode container = container(service);

        assertEquals(
                "/q/health/ready", container.at("/startupProbe/httpGet/path").asText());
        assertEquals(
                "/q/health/ready", container.at("/readinessProbe/httpGet/path").asText());
        assertEquals(
                "/q/health/live", container.at("/livenessProbe/httpGet/path").asText());
        assertFalse(container.at("/resources/requests/memory").isMissingNode());
        assertFalse(container.at("/resources/limits/memory").isMissingNode());
    }

    @ParameterizedTest
    @EnumSource(OutdialService.class)
    void nothingRunsWithMoreRightsThanItNeeds(OutdialService service) {
        JsonNode pod = find("Deployment", service).at("/spec/template/spec");
        JsonNode container = container(service).path("securityContext");

        assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
        assertFalse(pod.path("automountServiceAccountToken").asBoolean(true));
        assertTrue(container.path("readOnlyRootFilesystem").asBoolean());
        assertFalse(container.path("allowPrivilegeEscalation").asBoolean(true));
        assertEquals("ALL", container.at("/capabilities/drop/0").asText());
    }

    /** A rolling update is what a Deployment does unless told otherwise: no request finds a service without a pod. */
    @ParameterizedTest
    @EnumSource(OutdialService.class)
    void anUpdateLeavesOthersRunning(OutdialService service) {
        JsonNode deployment = find("Deployment", service).path("spec");

        assertTrue(deployment.path("replicas").asInt() >= 2);
        assertTrue(deployment.path("strategy").isMissingNode());
    }

    /** The component finds its rule by a number, and `kubectl kustomize` would refuse it if another one stood there. */
    @Test
    void sessionPersistenceIsForNotifications() throws IOException {
        Path gateway = HOME.resolve("k8s/gateway");
        String patches = YAML.readTree(gateway.resolve("session-persistence/kustomization.yaml")
                        .toFile())
                .at("/patches/0/patch")
                .asText();
        JsonNode route = YAML.readTree(gateway.resolve("httproute.yaml").toFile());

        JsonNode test = YAML.readTree(patches).path(0);
        JsonNode add = YAML.readTree(patches).path(1);
        assertEquals("notifications", test.path("value").asText());
        assertEquals(test.path("value"), route.at(test.path("path").asText()));
        assertEquals(
                test.path("path").asText().replace("/name", "/sessionPersistence"),
                add.path("path").asText());
    }

    @ParameterizedTest
    @EnumSource(OutdialService.class)
    void imagesCanBeBuilt(OutdialService service) throws IOException {
        Path docker = HOME.resolve(service.serviceName()).resolve("src/main/docker");
        String image = container(service).path("image").asText();
        for (String file : List.of("Dockerfile.jvm", "Dockerfile.native-micro")) {
            String text = Files.readString(docker.resolve(file));
            assertTrue(text.contains("-t " + image + " "), file + " builds " + image);
            assertTrue(text.contains("USER 1001"), file);
            assertTrue(text.contains("EXPOSE " + service.defaultPort()), file);
        }
    }

    private static void assertMounted(OutdialService service, String file, String secret) {
        JsonNode mount = stream(container(service).path("volumeMounts"))
                .filter(candidate -> file.startsWith(candidate.path("mountPath").asText() + "/"))
                .findFirst()
                .orElseThrow();
        JsonNode volume = stream(find("Deployment", service).at("/spec/template/spec/volumes"))
                .filter(candidate -> candidate.path("name").equals(mount.path("name")))
                .findFirst()
                .orElseThrow();
        assertEquals(secret, volume.at("/secret/secretName").asText());
    }

    private static JsonNode container(OutdialService service) {
        return find("Deployment", service).at("/spec/template/spec/containers/0");
    }

    private static JsonNode variable(JsonNode container, String name) {
        return stream(container.path("env"))
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode find(String kind, OutdialService service) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .filter(object -> nameOf(object).equals(service.serviceName()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
