package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.local.OutdialService;
import io.outdial.local.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of what a service is made of, which its image has, beside the package itself. */
@InTurnWithSharedProduct
class SbomTest {

    private static final Path HOME = StackOptions.findHome();

    /** An offline build makes none: the plugin insists on being online, although it asks nobody. */
    static boolean isMade() {
        return !"offline=true".equals(System.getProperty("outdial.build"));
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIf("isMade")
    void namesEveryLibraryOfThePackage(OutdialService service) throws IOException {
        Path target = HOME.resolve(service.serviceName()).resolve("target");
        JsonNode sbom = new ObjectMapper().readTree(target.resolve("sbom.json").toFile());
        Set<String> listed = new TreeSet<>();
        for (JsonNode component : sbom.path("components")) {
            listed.add("%s.%s-%s"
                    .formatted(
                            component.path("group").asText(),
                            component.path("name").asText(),
                            component.path("version").asText()));
        }

        Set<String> packaged = librariesIn(target.resolve("quarkus-app/lib"));
        assertTrue(packaged.size() > 100, packaged::toString);
        packaged.removeAll(listed);
        assertEquals(Set.of(), packaged);
        assertEquals("CycloneDX", sbom.path("bomFormat").asText());
        assertEquals(
                "outdial-" + service.serviceName(),
                sbom.at("/metadata/component/name").asText());
    }

    /** Quarkus names a file by group, name and version. */
    private static Set<String> librariesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
