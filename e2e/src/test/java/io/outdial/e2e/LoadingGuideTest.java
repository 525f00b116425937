package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.e2e.Command.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide for data teams, pasted into a shell, takes a CSV to a running campaign. */
@OnSharedProduct
class LoadingGuideTest {

    private final Product product;

    LoadingGuideTest(Product product) {
        this.product = product;
    }

    @Test
    void theGuidePastedLoadsAFileAndStartsItsCampaign() throws Exception {
        Outcome outcome = Guide.read("loading").paste(product.dataFolder(), "rm -r \"$folder\"");

        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertEquals("", outcome.err());
        List<String> lines = outcome.out().lines().toList();
        List<String> counts =
                lines.stream().filter(line -> line.startsWith("  ")).toList();
        assertEquals(
                List.of(
                        "  duplicate                 1",
                        "  invalid                   2",
                        "  stored                1,000",
                        "  duplicate                 1",
                        "  invalid                   2",
                        "  stored                1,000"),
                counts,
                outcome.out());
        List<String> rejections = lines.subList(lines.indexOf("line,code,message,row"), lines.size());
        assertTrue(rejections.get(1).startsWith("1002,ALREADY_EXISTS,"), outcome.out());
        assertTrue(rejections.get(2).startsWith("1003,VALIDATION_ERROR,"), outcome.out());
        assertTrue(rejections.get(3).startsWith("1004,VALIDATION_ERROR,"), outcome.out());
        assertEquals(
                List.of(
                        "{\"status\":\"active\",\"position\":\"RUNNING\"}",
                        "{\"phoneNumber\":\"+13125551000\",\"name\":\"Customer 1000\",\"fields\":{\"City\":\"Chicago\"}}"),
                lines.subList(lines.size() - 2, lines.size()),
                outcome.out());
    }
}
