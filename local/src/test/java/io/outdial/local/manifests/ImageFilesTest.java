package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What images are built by. That they can be, and run, is asked by ImageTest of e2e. */
class ImageFilesTest {

    private static final Path HOME = Overlay.K8S.getParent();
    private static final String JVM = "Dockerfile.jvm";
    private static final String NATIVE = "Dockerfile.native";

    /** One of each for all services: near copies would differ one day. */
    @Test
    void thereIsOneTemplateEach() throws IOException {
        List<String> found = new ArrayList<>();
        for (OutdialService service : OutdialService.values()) {
            found.addAll(dockerfiles(HOME.resolve(service.serviceName()).resolve("src")));
        }
        found.addAll(dockerfiles(HOME.resolve("images")));

        assertEquals(List.of(JVM, NATIVE), found);
    }

    private static List<String> dockerfiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("Dockerfile"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void theBaseIsFixedByItsDigest(String file) throws IOException {
        List<String> bases = found("(?m)^ARG BASE=(.*)$", text(file));

        assertEquals(1, bases.size());
        // Without a tag: not every engine takes both.
        assertTrue(bases.get(0).matches("gcr\\.io/distroless/[\\w-]+@sha256:[0-9a-f]{64}"), bases.get(0));
        assertEquals(List.of("${BASE}"), found("(?m)^FROM (.*)$", text(file)));
    }

    /** Nothing is run in the build, so that the base needs no shell, and the engine no right to run anything. */
    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void onlyCopies(String file) throws IOException {
        List<String> instructions = found("(?m)^([A-Z]+) ", text(file));

        assertEquals(
                List.of("ARG", "COPY", "ENTRYPOINT", "EXPOSE", "FROM", "LABEL", "USER", "WORKDIR"),
                List.copyOf(new TreeSet<>(instructions)));
        assertTrue(text(file).contains("\nUSER 1001\n"), file);
        assertTrue(text(file).contains("\nENTRYPOINT [\""), "no shell form");
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void saysWhatTheImageIs(String file) throws IOException {
        assertEquals(
                List.of("title", "description", "vendor", "version", "revision", "base.name"),
                found("org\\.opencontainers\\.image\\.([a-z.]+)=", text(file)));
        assertTrue(text(file).contains("/target/sbom.json /app/sbom.json\n"), file);
    }

    /** The guide builds what the manifests name, with the ports that they lead to. */
    @Test
    void theGuideBuildsAllOfThem() throws IOException {
        String guide = Files.readString(HOME.resolve("docs/guides/deploy.md"));

        for (OutdialService service : OutdialService.values()) {
            assertTrue(guide.contains(" " + service.context() + ":" + service.defaultPort()), service.serviceName());
            String image = Overlay.DEV.container(service).path("image").asText();
            assertEquals("outdial/" + service.serviceName() + ":1.0.0", image);
        }
        assertTrue(guide.contains("-t outdial/$service:1.0.0"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(HOME.resolve("images").resolve(file));
    }

    private static List<String> found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
