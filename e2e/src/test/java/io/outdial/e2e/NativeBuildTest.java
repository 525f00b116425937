package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw package -Pnative} as far as it comes without a GraalVM: past what every module does first. */
@InTurnWithSharedProduct
class NativeBuildTest {

    private static final String HOME = System.getProperty("outdial.home");

    @TempDir
    Path folder;

    @Test
    void everyModuleIsValid() throws IOException {
        Command.Outcome outcome = maven(withNativeImage(), "-DskipTests", "validate");
        assertEquals(0, outcome.code(), outcome.out());
    }

    /**
     * The root has the plugins of all modules in the profile, and none of the properties that a service sets for them.
     */
    @Test
    void theRootComesPastItsResources() throws IOException {
        Command.Outcome outcome = maven(withNativeImage(), "--non-recursive", "process-resources");
        assertEquals(0, outcome.code(), outcome.out());
    }

    @Test
    void withoutNativeImageItSaysWhatToInstall() {
        Command.Outcome outcome = maven(folder, "--non-recursive", "validate");
        assertNotEquals(0, outcome.code());
        assertTrue(outcome.out().contains("No GraalVM or Mandrel found"), outcome.out());
    }

    private Path withNativeImage() throws IOException {
        Path program = Files.writeString(folder.resolve("native-image"), "#!/bin/sh\nexit 0\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    /**
     * Of the system's programs only those that Maven's own script needs are found, so that a GraalVM on this machine
     * changes nothing.
     */
    private Command.Outcome maven(Path firstOnPath, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                System.getProperty("outdial.maven"),
                "--batch-mode",
                "--offline",
                "--quiet",
                "-Pnative",
                "--file=" + HOME,
                "-Dmaven.repo.local=" + System.getProperty("outdial.maven-repository")));
        line.addAll(List.of(arguments));
        return Command.run(
                line,
                Map.of(
                        "PATH",
                        firstOnPath + ":/usr/bin:/bin",
                        "GRAALVM_HOME",
                        firstOnPath.toString(),
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "MAVEN_OPTS",
                        ""));
    }
}
