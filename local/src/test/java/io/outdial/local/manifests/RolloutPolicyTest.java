package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How pods come, go and spread, so that no request finds a service without one. One method a rule. */
class RolloutPolicyTest {

    private static final Path HOME = Overlay.K8S.getParent();

    /** Of a pod beside its pool: one that listens, and two that look at the schema and whether the server is there. */
    private static final int BESIDE_THE_POOL = 3;

    private static final int OF_A_MIGRATION = 3;

    /** For psql, a backup, the operator of PostgreSQL. */
    private static final int KEPT_FREE = 10;

    @ParameterizedTest
    @EnumSource
    void anUpdateTakesNoPodAwayBeforeAnotherIsReady(Overlay overlay) {
        for (JsonNode deployment : overlay.all("Deployment")) {
            JsonNode update = deployment.at("/spec/strategy/rollingUpdate");
            assertEquals("0", update.path("maxUnavailable").asText());
            assertEquals("1", update.path("maxSurge").asText());
            assertTrue(deployment.at("/spec/minReadySeconds").asInt() >= 5);
        }
    }

    /** By the kubelet: the images have no shell. */
    @ParameterizedTest
    @EnumSource
    void aPodWaitsUntilNobodySendsToItBeforeItEnds(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            JsonNode preStop = overlay.container(service).at("/lifecycle/preStop");
            assertTrue(preStop.at("/sleep/seconds").asInt() >= 5);
            assertEquals(1, preStop.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPodMayFinishTheLongestPoll(Overlay overlay) throws IOException {
        String settings =
                Files.readString(HOME.resolve("platform/src/main/resources/META-INF/microprofile-config.properties"));
        String notifications = Files.readString(HOME.resolve(
                "outbound-service/src/main/java/io/outdial/outbound" + "/notification/NotificationConfig.java"));
        int shutdown = seconds(settings, "quarkus\\.shutdown\\.timeout=(\\d+)S");
        int poll = seconds(notifications, "@WithDefault\\(\"(\\d+)S\"\\)\\s+Duration timeout\\(\\)");

        assertTrue(settings.contains("quarkus.shutdown.delay-enabled=true"));
        for (OutdialService service : OutdialService.values()) {
            int pause = overlay.container(service)
                    .at("/lifecycle/preStop/sleep/seconds")
                    .asInt();
            int grace =
                    overlay.pod(service).path("terminationGracePeriodSeconds").asInt();
            assertTrue(grace > pause + poll + shutdown, grace + " s for " + pause + " + " + poll + " + " + shutdown);
        }
    }

    private static int seconds(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), pattern);
        return Integer.parseInt(found.group(1));
    }

    @ParameterizedTest
    @EnumSource
    void aNodeIsDrainedOnePodAtATime(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            JsonNode budget = overlay.get("PodDisruptionBudget", service).path("spec");
            assertEquals(1, budget.path("maxUnavailable").asInt());
            assertTrue(budget.path("minAvailable").isMissingNode());
            assertEquals(
                    "AlwaysAllow", budget.path("unhealthyPodEvictionPolicy").asText());
        }
    }

    @ParameterizedTest
    @EnumSource
    void podsOfAServiceSpreadOverZonesAndNodes(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            JsonNode spread = overlay.pod(service).path("topologySpreadConstraints");
            Set<String> keys = Overlay.stream(spread)
                    .map(constraint -> constraint.path("topologyKey").asText())
                    .collect(Collectors.toSet());
            assertEquals(Set.of("topology.kubernetes.io/zone", "kubernetes.io/hostname"), keys);
            for (JsonNode constraint : spread) {
                assertEquals(1, constraint.path("maxSkew").asInt());
                assertEquals(
                        "[\"app.kubernetes.io/name\"]",
                        constraint.path("matchLabelKeys").toString());
            }
        }
    }

    /** A number in the Deployment would undo what the autoscaler does, at each `kubectl apply`. */
    @ParameterizedTest
    @EnumSource
    void onlyAnAutoscalerSaysHowManyPods(Overlay overlay) {
        for (JsonNode deployment : overlay.all("Deployment")) {
            assertTrue(deployment.at("/spec/replicas").isMissingNode());
        }
    }

    @Test
    void prodHasThreePodsOfEachService() {
        for (OutdialService service : OutdialService.values()) {
            JsonNode scaler =
                    Overlay.PROD.get("HorizontalPodAutoscaler", service).path("spec");
            assertTrue(scaler.path("minReplicas").asInt() >= 3);
            assertEquals("cpu", scaler.at("/metrics/0/resource/name").asText());
        }
    }

    @Test
    void podsGoSlowly() {
        for (JsonNode scaler : Overlay.PROD.all("HorizontalPodAutoscaler")) {
            JsonNode down = scaler.at("/spec/behavior/scaleDown");
            assertTrue(down.path("stabilizationWindowSeconds").asInt() >= 300);
            assertEquals(1, down.at("/policies/0/value").asInt());
        }
    }

    @Test
    void prodLosesNoCommitWithOneServer() {
        JsonNode cluster = Overlay.PROD.all("Cluster").get(0).path("spec");

        assertTrue(cluster.path("instances").asInt() >= 3);
        assertEquals(1, cluster.at("/postgresql/synchronous/number").asInt());
        assertEquals(
                "required", cluster.at("/postgresql/synchronous/dataDurability").asText());
        assertEquals(1, Overlay.PROD.all("ScheduledBackup").size());
    }

    @ParameterizedTest
    @EnumSource(names = {"DEV", "PROD"})
    void allPodsAtTheirLargestNumberHaveTheirConnections(Overlay overlay) {
        int needed = overlay.all("Job").size() * OF_A_MIGRATION;
        for (OutdialService service : OutdialService.values()) {
            Map<String, String> settings = overlay.settings(service);
            int pods = overlay.find("HorizontalPodAutoscaler", service.serviceName())
                            .map(scaler -> scaler.at("/spec/maxReplicas").asInt())
                            .orElse(1)
                    + overlay.get("Deployment", service)
                            .at("/spec/strategy/rollingUpdate/maxSurge")
                            .asInt();
            needed += pods * (Integer.parseInt(settings.get("OUTDIAL_DB_POOL_SIZE")) + BESIDE_THE_POOL);
        }
        int allowed = overlay.all("Cluster")
                .get(0)
                .at("/spec/postgresql/parameters/max_connections")
                .asInt();

        assertTrue(needed <= allowed - KEPT_FREE, needed + " of " + allowed);
    }

    @ParameterizedTest
    @EnumSource
    void aChangedSettingRollsThePods(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            Overlay.stream(overlay.container(service).path("envFrom"))
                    .map(source -> source.at("/configMapRef/name").asText())
                    .forEach(name -> assertTrue(name.matches(".+-[a-z0-9]{10}"), name));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oldVersionsAreFew(Overlay overlay) {
        for (JsonNode deployment : overlay.all("Deployment")) {
            assertTrue(deployment.at("/spec/revisionHistoryLimit").asInt(10) <= 3);
        }
    }
}
