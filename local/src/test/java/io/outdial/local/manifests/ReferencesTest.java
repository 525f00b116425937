package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an object names is there: a name that is mistaken leaves pods pending, or a policy without effect. */
class ReferencesTest {

    /** What the platform team makes, or its operator: the README says so. */
    private static final Map<String, Set<String>> GIVEN = Map.of(
            "outdial-tls", Set.of("tls.crt", "tls.key"),
            "outdial-postgres", Set.of("host", "port"),
            "outdial-postgres-ca", Set.of("ca.crt"));

    @ParameterizedTest
    @EnumSource
    void aServiceAndItsBudgetSelectItsPods(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            JsonNode labels = overlay.get("Deployment", service).at("/spec/template/metadata/labels");
            for (JsonNode selector : new JsonNode[] {
                overlay.get("Deployment", service).at("/spec/selector/matchLabels"),
                overlay.get("Service", service).at("/spec/selector"),
                overlay.get("PodDisruptionBudget", service).at("/spec/selector/matchLabels"),
                overlay.get("NetworkPolicy", service).at("/spec/podSelector/matchLabels"),
            }) {
                assertTrue(selects(selector, labels), selector::toString);
                assertEquals(
                        service.serviceName(),
                        selector.path("app.kubernetes.io/name").asText());
            }
        }
    }

    /** Pods of the operator of PostgreSQL and of the gateway have the labels that those give them. */
    @ParameterizedTest
    @EnumSource
    void everySelectorOfAPolicySelectsPods(Overlay overlay) {
        for (JsonNode policy : overlay.all("NetworkPolicy")) {
            for (JsonNode selector : policy.findValues("podSelector")) {
                JsonNode labels = selector.path("matchLabels");
                boolean isOfOthers = Stream.of(
                                "cnpg.io/cluster",
                                "cnpg.io/poolerName",
                                "gateway.networking.k8s.io/gateway-name",
                                "k8s-app")
                        .anyMatch(labels::has);
                assertTrue(
                        isOfOthers
                                || Stream.of("Deployment", "Job")
                                        .flatMap(kind -> overlay.all(kind).stream())
                                        .anyMatch(
                                                object -> selects(labels, object.at("/spec/template/metadata/labels"))),
                        () -> Overlay.name(policy) + " " + selector);
            }
        }
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.properties().stream().allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    @ParameterizedTest
    @EnumSource
    void everySecretHasTheKeysThatAreReadOfIt(Overlay overlay) {
        Map<String, Set<String>> secrets = secrets(overlay);
        for (OutdialService service : OutdialService.values()) {
            Stream.concat(
                            Overlay.stream(overlay.container(service).path("env")),
                            Overlay.stream(overlay.migration(service).at("/containers/0/env")))
                    .filter(variable -> variable.has("valueFrom"))
                    .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                    .forEach(reference -> assertHas(
                            secrets,
                            reference.path("name"),
                            reference.path("key").asText()));
            Overlay.stream(overlay.pod(service).path("volumes"))
                    .filter(volume -> volume.has("secret"))
                    .forEach(volume -> assertTrue(
                            secrets.containsKey(volume.at("/secret/secretName").asText()), volume::toString));
        }
        for (JsonNode role : overlay.all("DatabaseRole")) {
            JsonNode name = role.at("/spec/passwordSecret/name");
            assertHas(secrets, name, "username");
            assertHas(secrets, name, "password");
        }
        overlay.all("Gateway").forEach(gateway -> gateway.findValues("certificateRefs")
                .forEach(references -> assertHas(secrets, references.at("/0/name"), "tls.key")));
    }

    private static void assertHas(Map<String, Set<String>> secrets, JsonNode name, String key) {
        assertTrue(secrets.getOrDefault(name.asText(), Set.of()).contains(key), name + " has no " + key);
    }

    private static Map<String, Set<String>> secrets(Overlay overlay) {
        Map<String, Set<String>> secrets = new HashMap<>(GIVEN);
        overlay.all("Secret").forEach(secret -> {
            Set<String> keys = new TreeSet<>();
            secret.path("stringData").fieldNames().forEachRemaining(keys::add);
            secrets.put(Overlay.name(secret), keys);
        });
        overlay.all("ExternalSecret")
                .forEach(secret -> secrets.put(
                        secret.at("/spec/target/name").asText(),
                        Overlay.stream(secret.at("/spec/data"))
                                .map(entry -> entry.path("secretKey").asText())
                                .collect(Collectors.toSet())));
        return secrets;
    }

    /** A file that a setting names is a key of the Secret that is mounted there. */
    @ParameterizedTest
    @EnumSource
    void everyFileOfASettingIsMounted(Overlay overlay) {
        Map<String, Set<String>> secrets = secrets(overlay);
        for (OutdialService service : OutdialService.values()) {
            overlay.settings(service).forEach((name, value) -> {
                if (name.endsWith("_FILE")) {
                    Path file = Path.of(value);
                    String volume = Overlay.stream(overlay.container(service).path("volumeMounts"))
                            .filter(mount -> mount.path("mountPath")
                                    .asText()
                                    .equals(file.getParent().toString()))
                            .map(mount -> mount.path("name").asText())
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(value + " is not mounted"));
                    JsonNode secret = Overlay.stream(overlay.pod(service).path("volumes"))
                            .filter(candidate -> candidate.path("name").asText().equals(volume))
                            .findFirst()
                            .orElseThrow()
                            .at("/secret/secretName");
                    assertHas(secrets, secret, file.getFileName().toString());
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoHashesNumbersHasTheKey(Overlay overlay) throws IOException {
        for (OutdialService service : OutdialService.values()) {
            String code = Files.readString(
                    Overlay.K8S.resolveSibling(service.serviceName() + "/src/main/resources/application.properties"));
            assertEquals(
                    code.contains("outdial.hashes-numbers=true"),
                    overlay.settings(service).containsKey("OUTDIAL_NUMBER_HASH_KEY_FILE"),
                    service.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPortThatIsNamedExists(Overlay overlay) {
        Set<String> named = new TreeSet<>();
        for (String kind : new String[] {"Deployment", "NetworkPolicy", "PodMonitor"}) {
            overlay.all(kind).forEach(object -> object.findValues("port").stream()
                    .filter(JsonNode::isTextual)
                    .forEach(port -> named.add(port.asText())));
        }
        overlay.all("Service")
                .forEach(service ->
                        named.add(service.at("/spec/ports/0/targetPort").asText()));
        for (OutdialService service : OutdialService.values()) {
            Set<String> ports = Overlay.stream(overlay.container(service).path("ports"))
                    .map(port -> port.path("name").asText())
                    .collect(Collectors.toSet());
            assertEquals(Set.of("http", "management"), ports);
            assertTrue(ports.containsAll(named), named::toString);
            assertTrue(overlay.find("ServiceAccount", service.serviceName()).isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void routesLeadFromAListenerToAService(Overlay overlay) {
        JsonNode gateway = overlay.find("Gateway", "outdial").orElseThrow();
        Set<String> listeners = Overlay.stream(gateway.at("/spec/listeners"))
                .map(listener -> listener.path("name").asText())
                .collect(Collectors.toSet());
        for (JsonNode route : overlay.all("HTTPRoute")) {
            JsonNode parent = route.at("/spec/parentRefs/0");
            assertEquals("outdial", parent.path("name").asText());
            assertTrue(listeners.contains(parent.path("sectionName").asText()), parent::toString);
            route.findValues("backendRefs").forEach(backends -> {
                OutdialService service =
                        OutdialService.named(backends.at("/0/name").asText()).orElseThrow();
                assertEquals(overlay.get("Service", service).at("/spec/ports/0/port"), backends.at("/0/port"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void autoscalersScaleDeployments(Overlay overlay) {
        for (JsonNode scaler : overlay.all("HorizontalPodAutoscaler")) {
            JsonNode target = scaler.at("/spec/scaleTargetRef");
            assertTrue(overlay.find(
                            target.path("kind").asText(), target.path("name").asText())
                    .isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DEV", "PROD"})
    void everyServiceHasTheDatabaseThatItIsToldOf(Overlay overlay) {
        JsonNode cluster = overlay.all("Cluster").get(0);
        for (OutdialService service : OutdialService.values()) {
            Map<String, String> settings = overlay.settings(service);
            JsonNode database =
                    overlay.find("Database", service.context()).orElseThrow().path("spec");
            assertEquals(Overlay.name(cluster) + "-rw", settings.get("OUTDIAL_DB_HOST"));
            assertEquals(settings.get("OUTDIAL_DB_NAME"), database.path("name").asText());
            assertEquals(Overlay.name(cluster), database.at("/cluster/name").asText());
            assertEquals(service.context() + "_owner", database.path("owner").asText());
            JsonNode owner = role(overlay, cluster, service.context() + "_owner");
            assertEquals(service.context(), owner.at("/inRoles/0").asText());
            assertTrue(role(overlay, cluster, service.context()).path("inRoles").isMissingNode());
        }
        overlay.all("ScheduledBackup")
                .forEach(backup -> assertEquals(
                        Overlay.name(cluster), backup.at("/spec/cluster/name").asText()));
    }

    private static JsonNode role(Overlay overlay, JsonNode cluster, String name) {
        JsonNode role = overlay.all("DatabaseRole").stream()
                .map(object -> object.path("spec"))
                .filter(spec -> spec.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(Overlay.name(cluster), role.at("/cluster/name").asText());
        assertTrue(role.path("login").asBoolean());
        return role;
    }

    @ParameterizedTest
    @EnumSource(names = "EXTERNAL")
    void anotherServersAddressIsInASecret(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            Set<String> fromSecrets = Overlay.stream(overlay.container(service).path("env"))
                    .map(variable -> variable.path("name").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    new TreeSet<>(Arrays.asList(
                            "OUTDIAL_DB_HOST", "OUTDIAL_DB_PASSWORD", "OUTDIAL_DB_PORT", "OUTDIAL_DB_USER")),
                    fromSecrets);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PROD")
    void theReadmeSaysWhatIsToBeMade(Overlay overlay) throws IOException {
        String readme = Files.readString(Overlay.K8S.resolve("README.md"));
        for (String secret : secrets(overlay).keySet()) {
            assertTrue(
                    readme.contains("`" + secret.replaceAll("^[a-z]+-service-database", "<service>-database") + "`"),
                    secret);
        }
    }
}
