package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The example client of docs/typescript, with the types as contract packs them for npm: it compiles, its mistakes would
 * not, and it does what it says.
 */
@OnSharedProduct
class TypeScriptTest {

    private static final Path HOME = Path.of(System.getProperty("outdial.home"));
    private static final Path EXAMPLE = HOME.resolve("docs/typescript");
    private static final Path TOOLS = HOME.resolve("contract/target/typescript");
    private static final Path TYPES = TOOLS.resolve("outdial-types.tgz");

    private static Path project;
    private static Command.Outcome compiled;

    @BeforeAll
    static void compile() throws IOException {
        boolean areMade = Files.exists(TYPES);
        if (!areMade) {
            System.out.println(
                    "TypeScript is not tested: contract's build found no Node 18 or no npm registry, and says so");
        }
        assumeTrue(areMade, "no " + TYPES);
        project = Product.newDataFolder("typescript");
        Path types = Files.createDirectories(project.resolve("node_modules/outdial-types"));
        for (String file : List.of("package.json", "tsconfig.json", "outdial.ts", "example.ts")) {
            Files.copy(EXAMPLE.resolve(file), project.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path mistakes = Path.of("src/test/resources/typescript/mistakes.ts");
        Files.copy(HOME.resolve("e2e").resolve(mistakes), project.resolve("mistakes.ts"));
        Command.Outcome unpacked = Command.run(
                List.of("tar", "-xzf", TYPES.toString(), "--strip-components=1", "-C", types.toString()), Map.of());
        assertEquals(0, unpacked.code(), unpacked.err());
        compiled = Command.run(
                List.of(
                        "node",
                        TOOLS.resolve("node_modules/typescript/bin/tsc").toString(),
                        "--project",
                        project.toString()),
                Map.of());
    }

    @Test
    void theExampleCompilesAndItsMistakesWouldNot() {
        assertEquals(0, compiled.code(), compiled.out());
    }

    @Test
    void theExampleRuns(Product product) {
        Command.Outcome ran = Command.run(
                List.of("node", project.resolve("target/example.js").toString()),
                Map.of(
                        "OUTDIAL_GATEWAY", product.gateway().toString(),
                        "OUTDIAL_API_KEY", product.credentials().apiKey()));

        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains(" gets no calls from "), ran.out());
    }
}
