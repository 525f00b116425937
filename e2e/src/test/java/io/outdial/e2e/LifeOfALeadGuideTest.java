package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.e2e.Command.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide, pasted into a shell, follows a lead through all four services and shows what it says. */
@OnSharedProduct
class LifeOfALeadGuideTest {

    private final Product product;

    LifeOfALeadGuideTest(Product product) {
        this.product = product;
    }

    @Test
    void theGuidePastedPrintsWhatItSays() throws Exception {
        Outcome outcome = Guide.read("life-of-a-lead").paste(product.dataFolder(), "");

        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertEquals("", outcome.err());
        assertEquals(
                List.of(
                        "{\"status\":\"active\",\"position\":\"RUNNING\"}",
                        "{\"firstName\":\"Cleo\",\"lastName\":\"Customer\",\"status\":\"Lead\"}",
                        "{\"status\":\"awaiting_call\"}",
                        "{\"state\":\"waiting\"}",
                        "{\"reason\":\"SOURCE_BLOCKED\"}",
                        "{\"eligible\":true}",
                        "{\"status\":\"in_progress\"}",
                        "{\"number\":\"+12025550123\",\"state\":\"ended\",\"endReason\":\"reached\"}",
                        "{\"status\":\"completed\"}",
                        "[\"completed\",\"in_progress\"]",
                        "{\"disposition\":\"Transferred\"}",
                        "{\"total\":1,\"totalCalls\":1,\"todayCalls\":1}"),
                outcome.out().lines().toList());
    }
}
