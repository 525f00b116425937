package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pod of Outdial may do and take, in every overlay. One method a rule. */
class PodPolicyTest {

    /** What a JVM needs beside its heap: code, threads, buffers of the network. */
    private static final int BESIDE_THE_HEAP = 250;

    private static final int DEV_MEMORY = 2048;

    /** One rule for one service of an overlay. */
    private interface Rule {
        void check(JsonNode pod, JsonNode container, OutdialService service);
    }

    private static void everyPod(Overlay overlay, Rule rule) {
        for (OutdialService service : OutdialService.values()) {
            rule.check(overlay.pod(service), overlay.container(service), service);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotRunAsRoot(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertEquals(1001, pod.at("/securityContext/runAsUser").asInt());
            assertEquals(1001, pod.at("/securityContext/runAsGroup").asInt());
            assertTrue(container.at("/securityContext/runAsUser").isMissingNode());
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasAReadOnlyRootFileSystem(Overlay overlay) {
        everyPod(
                overlay,
                (pod, container, service) -> assertTrue(
                        container.at("/securityContext/readOnlyRootFilesystem").asBoolean()));
    }

    @ParameterizedTest
    @EnumSource
    void getsNoMorePrivileges(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            assertFalse(
                    container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true));
            assertFalse(container.at("/securityContext/privileged").asBoolean(true));
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasNoCapabilities(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            JsonNode capabilities = container.at("/securityContext/capabilities");
            assertEquals("[\"ALL\"]", capabilities.path("drop").toString());
            assertTrue(capabilities.path("add").isMissingNode());
        });
    }

    @ParameterizedTest
    @EnumSource
    void isConfinedToUsualSystemCalls(Overlay overlay) {
        everyPod(
                overlay,
                (pod, container, service) -> assertEquals(
                        "RuntimeDefault",
                        pod.at("/securityContext/seccompProfile/type").asText()));
    }

    @ParameterizedTest
    @EnumSource
    void hasNoTokenForTheApiServer(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            assertFalse(pod.path("automountServiceAccountToken").asBoolean(true));
            assertFalse(overlay.get("ServiceAccount", service)
                    .path("automountServiceAccountToken")
                    .asBoolean(true));
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasAServiceAccountOfItsOwn(Overlay overlay) {
        everyPod(
                overlay,
                (pod, container, service) -> assertEquals(
                        service.serviceName(), pod.path("serviceAccountName").asText()));
    }

    @ParameterizedTest
    @EnumSource
    void isNotToldOfOtherServices(Overlay overlay) {
        everyPod(
                overlay,
                (pod, container, service) ->
                        assertFalse(pod.path("enableServiceLinks").asBoolean(true)));
    }

    @ParameterizedTest
    @EnumSource
    void sharesNothingWithItsNode(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            for (String shared : List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace")) {
                assertTrue(pod.path(shared).isMissingNode(), shared);
            }
            assertTrue(Overlay.stream(pod.path("volumes"))
                    .allMatch(volume -> volume.path("hostPath").isMissingNode()));
            assertTrue(Overlay.stream(container.path("ports"))
                    .allMatch(port -> port.path("hostPort").isMissingNode()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void writesOnlyToATmpOfLimitedSize(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            Set<String> writable = Overlay.stream(container.path("volumeMounts"))
                    .filter(mount -> !mount.path("readOnly").asBoolean())
                    .map(mount -> mount.path("mountPath").asText())
                    .collect(Collectors.toSet());
            JsonNode tmp = volume(pod, "tmp");

            assertEquals(Set.of("/tmp"), writable);
            assertTrue(Quantity.mebibytes(tmp.at("/emptyDir/sizeLimit")) <= 64, tmp::toString);
        });
    }

    @ParameterizedTest
    @EnumSource
    void readsSecretsAsAGroupOfItsOwn(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            assertEquals(1001, pod.at("/securityContext/fsGroup").asInt());
            Overlay.stream(pod.path("volumes"))
                    .filter(volume -> volume.has("secret"))
                    .forEach(volume ->
                            assertEquals(0440, volume.at("/secret/defaultMode").asInt(), volume::toString));
        });
    }

    /** A file of a `subPath` is not renewed when its Secret is. */
    @ParameterizedTest
    @EnumSource
    void seesSecretsThatChange(Overlay overlay) {
        everyPod(
                overlay,
                (pod, container, service) -> assertTrue(Overlay.stream(container.path("volumeMounts"))
                        .allMatch(mount -> mount.path("subPath").isMissingNode())));
    }

    @ParameterizedTest
    @EnumSource
    void isOneContainer(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            assertEquals(1, pod.path("containers").size());
            assertTrue(pod.path("initContainers").isMissingNode());
        });
    }

    @ParameterizedTest
    @EnumSource
    void asksForProcessorTime(Overlay overlay) {
        everyPod(
                overlay,
                (pod, container, service) -> assertTrue(
                        container.at("/resources/requests/cpu").asText().matches("\\d+m")));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheMemoryThatItMayUse(Overlay overlay) {
        everyPod(
                overlay,
                (pod, container, service) -> assertEquals(
                        container.at("/resources/limits/memory"), container.at("/resources/requests/memory")));
    }

    @ParameterizedTest
    @EnumSource
    void cannotFillTheDisk(Overlay overlay) {
        everyPod(
                overlay,
                (pod, container, service) ->
                        assertTrue(Quantity.mebibytes(container.at("/resources/limits/ephemeral-storage")) <= 256));
    }

    @ParameterizedTest
    @EnumSource
    void leavesRoomBesideTheHeap(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            int heap = Quantity.heap(overlay.settings(service).get("JAVA_TOOL_OPTIONS"));
            assertTrue(Quantity.mebibytes(container.at("/resources/limits/memory")) >= heap + BESIDE_THE_HEAP);
        });
    }

    /** Otherwise pools and event loops would follow the cores of whatever node it comes to. */
    @ParameterizedTest
    @EnumSource
    void seesAFixedNumberOfProcessors(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            Map<String, String> settings = overlay.settings(service);
            assertTrue(settings.get("JAVA_TOOL_OPTIONS").contains("-XX:ActiveProcessorCount=2"));
            assertEquals("2", settings.get("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void runsAnImageThatIsNamedExactly(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            String image = container.path("image").asText();
            String version = overlay == Overlay.PROD ? "@sha256:[0-9a-f]{64}" : ":[0-9]+\\.[0-9]+\\.[0-9]+";
            assertTrue(image.matches("(.+/)?outdial/" + service.serviceName() + version), image);
            assertEquals("IfNotPresent", container.path("imagePullPolicy").asText());
        });
    }

    @ParameterizedTest
    @EnumSource
    void isAskedWhetherItHasStartedLivesAndIsReady(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            Map<String, String> probes = Map.of(
                    "startupProbe", "/q/health/started",
                    "readinessProbe", "/q/health/ready",
                    "livenessProbe", "/q/health/live");
            probes.forEach((probe, path) -> {
                JsonNode asked = container.path(probe).path("httpGet");
                assertEquals(path, asked.path("path").asText());
                assertEquals("management", asked.path("port").asText());
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasTimeForMigrationsAndAMomentOfSilence(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            assertTrue(patience(container.path("startupProbe")) >= 300);
            assertTrue(patience(container.path("livenessProbe")) >= 60);
        });
    }

    private static int patience(JsonNode probe) {
        return probe.path("periodSeconds").asInt()
                * probe.path("failureThreshold").asInt();
    }

    /** Its settings, and the image's file, say the port that its Service leads to. */
    @ParameterizedTest
    @EnumSource
    void listensWhereItsImageSays(Overlay overlay) {
        everyPod(overlay, (pod, container, service) -> {
            assertEquals(service.defaultPort(), port(container, "http"));
            assertEquals(9000, port(container, "management"));
            assertFalse(overlay.settings(service).containsKey("QUARKUS_HTTP_PORT"));
        });
    }

    @Test
    void allOfDevFitsItsNode() {
        int together = Quantity.mebibytes(Overlay.DEV.all("Cluster").get(0).at("/spec/resources/limits/memory"));
        for (OutdialService service : OutdialService.values()) {
            together += Quantity.mebibytes(Overlay.DEV.container(service).at("/resources/limits/memory"));
        }

        assertTrue(together <= DEV_MEMORY, together + " MiB");
    }

    /** What the four have in common stands once. */
    @Test
    void whatAServiceSaysOfItselfIsShort() throws IOException {
        for (OutdialService service : OutdialService.values()) {
            Path file = Overlay.K8S.resolve("base/" + service.serviceName() + "/deployment.yaml");
            assertTrue(Files.readAllLines(file).size() <= 40, file::toString);
        }
    }

    private static int port(JsonNode container, String name) {
        return Overlay.stream(container.path("ports"))
                .filter(port -> port.path("name").asText().equals(name))
                .mapToInt(port -> port.path("containerPort").asInt())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode volume(JsonNode pod, String name) {
        return Overlay.stream(pod.path("volumes"))
                .filter(volume -> volume.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
