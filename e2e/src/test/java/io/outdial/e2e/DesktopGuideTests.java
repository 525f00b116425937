package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide for desktops, pasted into a shell, shows the whole conversation. */
abstract class DesktopGuideTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplicatedProduct product;

    DesktopGuideTests(ReplicatedProduct product) {
        this.product = product;
    }

    @Test
    void theGuidePastedShowsTheWholeConversation() throws IOException {
        Command.Outcome outcome = Guide.read("desktop").paste(product.data(), "");

        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertEquals("", outcome.err());
        List<String> told = new ArrayList<>();
        try (MappingIterator<JsonNode> answers = JSON.readerFor(JsonNode.class).readValues(outcome.out())) {
            for (JsonNode answer : answers.readAll()) {
                assertFalse(answer.has("statusMessage"), answer::toString);
                if (answer.has("messageType") && isOfItsCampaign(answer)) {
                    told.add(answer.path("notificationType")
                            .asText(answer.path("messageType").textValue()));
                }
            }
        }
        assertEquals(
                List.of(
                        "DeviceStateChangeMessage",
                        "CampaignStarted",
                        "PreviewSessionStarted",
                        "PreviewRecord",
                        "RecordProcessedAcknowledge",
                        "PreviewSessionEnded",
                        "CampaignStopped",
                        "CampaignStarted",
                        "DeviceStateChangeMessage"),
                told,
                outcome::out);
    }

    /** The agent of the demo data works in others as well, and is told that they are loaded. */
    private static boolean isOfItsCampaign(JsonNode message) {
        return !message.has("campaign")
                || message.at("/campaign/name").textValue().equals("Campaign1");
    }
}
