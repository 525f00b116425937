package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.outdial.e2e.Command.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a newcomer does first: the demo command, and the README's calls pasted into a shell. */
@OnSharedProduct
class DemoTest {

    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(curl .*?)```", Pattern.DOTALL);

    private final Product product;

    DemoTest(Product product) {
        this.product = product;
    }

    @Test
    void theDemoFindsEverythingAsOnThePagesHoweverOftenItRuns() {
        for (int run = 1; run <= 2; run++) {
            Outcome outcome = Command.run("demo", "--data", product.dataFolder());

            assertEquals(0, outcome.code(), outcome.out() + outcome.err());
            assertTrue(outcome.out().contains("✓ All five calls are as the pages show them"), outcome.out());
            assertTrue(outcome.out().contains("\"messageType\": \"DeviceUserEventMessage\""), outcome.out());
            assertFalse(outcome.out().contains(product.credentials().apiKey()), "a secret on the screen");
            assertEquals("", outcome.err());
        }
    }

    @Test
    void withoutCredentialsTheDemoSaysWhatToDo() {
        Path nowhere = Product.newDataFolder("nowhere");

        Outcome outcome = Command.run("demo", "--data", nowhere.toString());

        assertEquals(1, outcome.code());
        assertEquals(
                "outdial: no credentials in " + nowhere + " yet; start a stack there first: ./outdial up\n",
                outcome.err());
    }

    @Test
    void theCallsOfTheReadmeCanBePasted() throws Exception {
        assumeTrue(
                Command.run(List.of("bash", "-c", "command -v curl"), Map.of()).code() == 0, "no curl here");
        List<String> answers = new ArrayList<>();
        Matcher block = SHELL_BLOCK.matcher(Files.readString(Path.of(System.getProperty("outdial.home"), "README.md")));
        String credentials = Command.run("credentials", "--shell", "--data", product.dataFolder())
                .out();
        while (block.find()) {
            String call = block.group(1).replaceFirst("curl ", "curl -sS ");
            Outcome outcome = Command.run(List.of("bash", "-c", credentials + call), Map.of());
            assertEquals(0, outcome.code(), call + outcome.err());
            answers.add(outcome.out());
        }

        assertEquals(5, answers.size());
        assertTrue(answers.get(0).startsWith("{\"restriction\":{\"id\":"), answers.get(0));
        assertTrue(answers.get(1).contains("\"newStatus\":\"completed\""), answers.get(1));
        assertTrue(answers.get(2).contains("\"warmMode\":\"immediate-summary\""), answers.get(2));
        assertEquals("{\"statusCode\":0}", answers.get(3));
        assertTrue(
                answers.get(4).contains("SuccessFully Updated, Progressive was started")
                        || answers.get(4).contains("Campaign Progressive_Nonagentwise Is Already Started"),
                answers.get(4));
    }
}
