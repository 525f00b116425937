package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The requests at the end of {@code docs/cloudagent.md} answer what stands below each. */
@OnSharedProduct
class CloudAgentPageTest {

    /** What stands behind an answer in brackets is for the reader. */
    private static final Pattern ANSWER = Pattern.compile("^# ([{<].*?)(?: {2,}\\(.*\\))?$", Pattern.MULTILINE);

    private static final Pattern REQUEST = Pattern.compile("^curl ", Pattern.MULTILINE);

    private final Product product;

    CloudAgentPageTest(Product product) {
        this.product = product;
    }

    @Test
    void theRequestsPastedAnswerWhatThePageSays() throws IOException {
        String script = Guide.readPage("cloudagent").script();
        List<String> answers =
                ANSWER.matcher(script).results().map(answer -> answer.group(1)).toList();
        assertEquals(REQUEST.matcher(script).results().count(), answers.size(), "requests without an answer");
        assertTrue(answers.size() > 20, "the requests of the page are not found");
        Guide oneALine = new Guide(REQUEST.matcher(script).replaceAll("echo; curl "));

        Command.Outcome outcome = oneALine.paste(product.dataFolder(), "");

        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertEquals("", outcome.err());
        assertEquals(answers, outcome.out().strip().lines().toList());
    }
}
