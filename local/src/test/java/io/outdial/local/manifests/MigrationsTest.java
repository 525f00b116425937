package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs migrate, as the owners of the databases; the services only read and write rows. */
class MigrationsTest {

    private static final String OWNER = "OUTDIAL_DB_OWNER_PASSWORD";

    @ParameterizedTest
    @EnumSource
    void noServiceMigratesOrCould(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            assertEquals("serve", overlay.settings(service).get("OUTDIAL_MODE"));
            assertFalse(secrets(overlay.container(service)).containsKey(OWNER));
            assertFalse(overlay.settings(service).keySet().stream().anyMatch(name -> name.contains("OWNER")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobMigratesEach(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            JsonNode container = overlay.migration(service).at("/containers/0");
            String logins = service.serviceName() + "-database";

            assertEquals(overlay.container(service).path("image"), container.path("image"));
            assertEquals(overlay.container(service).path("envFrom"), container.path("envFrom"));
            assertTrue(Overlay.stream(container.path("env"))
                    .anyMatch(variable -> variable.path("name").asText().equals("OUTDIAL_MODE")
                            && variable.path("value").asText().equals("migrate")));
            Map<String, String> secrets = secrets(container);
            assertEquals(logins + "-owner/username", secrets.get("OUTDIAL_DB_OWNER_USER"));
            assertEquals(logins + "-owner/password", secrets.get(OWNER));
            assertEquals(logins + "/username", secrets.get("OUTDIAL_DB_USER"));
            assertFalse(container.has("ports"));
        }
        assertEquals(OutdialService.values().length, overlay.all("Job").size());
    }

    /** With the operator's PostgreSQL nothing is said in clear, or to anybody else. */
    @ParameterizedTest
    @EnumSource(names = {"DEV", "PROD", "POOLED"})
    void connectionsAreEncrypted(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            assertTrue(overlay.settings(service).get("OUTDIAL_DB_TLS_MODE").startsWith("verify-"));
            String file = overlay.settings(service).get("OUTDIAL_DB_TLS_CA_FILE");
            for (JsonNode pod : List.of(overlay.pod(service), overlay.migration(service))) {
                assertTrue(
                        Overlay.stream(pod.at("/containers/0/volumeMounts"))
                                .anyMatch(mount ->
                                        file.startsWith(mount.path("mountPath").asText() + "/")),
                        file);
            }
        }
    }

    /** A Job that is there cannot be changed, so it has to be gone before the next release. */
    @ParameterizedTest
    @EnumSource
    void aJobEnds(Overlay overlay) {
        for (JsonNode job : overlay.all("Job")) {
            JsonNode spec = job.path("spec");
            assertTrue(spec.path("ttlSecondsAfterFinished").asInt(Integer.MAX_VALUE) <= 300);
            assertTrue(spec.path("activeDeadlineSeconds").asInt(Integer.MAX_VALUE) <= 3600);
            assertEquals("OnFailure", spec.at("/template/spec/restartPolicy").asText());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobMayDoNoMoreThanAService(Overlay overlay) {
        for (OutdialService service : OutdialService.values()) {
            JsonNode job = overlay.migration(service);
            for (String field : List.of("automountServiceAccountToken", "enableServiceLinks", "serviceAccountName")) {
                assertEquals(overlay.pod(service).path(field), job.path(field), field);
            }
            for (String field : List.of("runAsNonRoot", "runAsUser", "seccompProfile")) {
                assertEquals(
                        overlay.pod(service).path("securityContext").path(field),
                        job.path("securityContext").path(field),
                        field);
            }
            assertEquals(overlay.container(service).path("securityContext"), job.at("/containers/0/securityContext"));
            assertTrue(job.at("/containers/0/resources/limits").has("memory"));
            assertTrue(Overlay.stream(job.path("volumes"))
                    .anyMatch(volume -> volume.path("emptyDir").has("sizeLimit")));
        }
    }

    /** It reaches PostgreSQL, and nothing reaches it: it has no label that another policy selects. */
    @ParameterizedTest
    @EnumSource
    void aJobReachesPostgresOnly(Overlay overlay) {
        for (JsonNode job : overlay.all("Job")) {
            JsonNode labels = job.at("/spec/template/metadata/labels");
            TreeSet<String> policies = new TreeSet<>();
            for (JsonNode policy : overlay.all("NetworkPolicy")) {
                JsonNode selector = policy.at("/spec/podSelector/matchLabels");
                if (selector.properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())))) {
                    policies.add(Overlay.name(policy));
                }
            }
            assertEquals(new TreeSet<>(List.of("default-deny", "dns", "to-postgres")), policies);
        }
    }

    private static Map<String, String> secrets(JsonNode container) {
        Map<String, String> secrets = new TreeMap<>();
        for (JsonNode variable : container.path("env")) {
            JsonNode reference = variable.at("/valueFrom/secretKeyRef");
            secrets.put(
                    variable.path("name").asText(),
                    reference.path("name").asText() + "/"
                            + reference.path("key").asText());
        }
        return secrets;
    }
}
