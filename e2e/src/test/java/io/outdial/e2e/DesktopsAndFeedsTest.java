package io.outdial.e2e;

import static io.outdial.e2e.CallCentre.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.time.TzdbZone;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What desktops and lead feeds really send beside numbers. The numbers in the names are those of the cases from
 * practice.
 */
@OnSharedProduct
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesktopsAndFeedsTest {

    private final Product product;
    private CallCentre centre;

    DesktopsAndFeedsTest(Product product) {
        this.product = product;
    }

    @BeforeAll
    void callCentre() {
        centre = new CallCentre(product, "US", TzdbZone.of("America/New_York"));
    }

    /**
     * Rows 30, 32 and 50: no cookie is kept, an id that is a word comes back as it was, and a subscription to nothing
     * is none.
     */
    @Test
    void aDesktopWithoutCookiesIsServed() {
        JsonNode handshake = centre.bayeux(message("/meta/handshake", "abc-1")
                        .put("version", "1.0")
                        .set(
                                "supportedConnectionTypes",
                                JsonNodeFactory.instance.arrayNode().add("long-polling")))
                .path(0);
        assertTrue(handshake.path("successful").asBoolean(), handshake.toString());
        assertEquals("abc-1", handshake.path("id").asText(), handshake.toString());
        String clientId = handshake.path("clientId").asText();

        ObjectNode toNothing = message("/meta/subscribe", "2").put("clientId", clientId);
        toNothing.putArray("subscription");
        JsonNode refused = centre.bayeux(toNothing).path(0);
        assertFalse(refused.path("successful").asBoolean(true), refused.toString());
        assertFalse(refused.path("error").asText().isEmpty(), refused.toString());

        JsonNode subscribed = centre.bayeux(message("/meta/subscribe", "3")
                        .put("clientId", clientId)
                        .put("subscription", "/v2/me/outbound"))
                .path(0);
        assertTrue(subscribed.path("successful").asBoolean(), subscribed.toString());
    }

    @Test
    void row34CharactersAreCodePoints() {
        Answer marked = centre.mark("+12025558034", Map.of("referenceId", "\uD83D\uDE00".repeat(255)));
        assertEquals(0, marked.json().path("statusCode").asInt(-1), marked.toString());
    }

    @Test
    void row36AZoneIsOneOfTheDatabaseOfToday() {
        JsonNode loaded = centre.upload(
                record("+12025558036").put("timezone", "America/Coyhaique"),
                record("+12025558037").put("timezone", "SystemV/EST5"));
        assertEquals(1, loaded.path("results").size(), loaded.toString());
        assertEquals("+12025558036", loaded.at("/results/0/phoneNumber").asText(), loaded.toString());
        assertEquals(1, loaded.path("errors").size(), loaded.toString());
    }

    @Test
    void row38ABlankParameterLosesNoMark() {
        Answer marked = centre.mark("+12025558038", Map.of("callingList", "", "chainAttribute", ""));
        assertEquals(0, marked.json().path("statusCode").asInt(-1), marked.toString());
        centre.assertRefusesToCall("+12025558038");
    }

    @Test
    void row48ATimeThatTheClocksSkipIsReadByTheOffsetFromBefore() {
        Answer added = centre.lead("+12025558048", Map.of("expiryDate", "2030-03-10 02:30:00"));
        assertTrue(added.body().contains("SuccessFully Updated"), added.toString());
        assertEquals("2030-03-10 07:30:00", centre.recordOf("+12025558048", "(expires_at AT TIME ZONE 'UTC')"));
    }

    private static ObjectNode message(String channel, String id) {
        return JsonNodeFactory.instance.objectNode().put("channel", channel).put("id", id);
    }
}
