package io.outdial.outbound.notification.cometd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A message is answered under the id that its client gave it, text as text and number as number, whether it is refused
 * or not.
 */
class MessageIdTest {

    @RegisterExtension
    static final NotificationFixture fixture = new NotificationFixture(Settings.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc-1\"",
                "\"1\"",
                "1",
                "-7",
                "7.5",
                "12345678901234567890",
                "\"\"",
                "\" a/b?c=d#e \\\" \"",
                "\"caf\u00e9 \uD83D\uDCDE\"",
                "\"\\u0000\\n\"",
                "\"\\ud800\""
            })
    @DisplayName("7.4 point 1: ids are echoed")
    void comesBackAsItCame(String id) {
        RawClient ann = fixture.raw("ann");
        JsonNode handshake = ann.handshake(",'id':" + id);
        assertEquals(tree(id), handshake.path("id"));

        for (String channel : new String[] {"connect", "subscribe", "nothing", "disconnect", "connect"}) {
            JsonNode replies = ann.post(
                    "",
                    "[{'channel':'/meta/%s','clientId':'@','subscription':'/v2/me/*','connectionType':'long-polling','id':%s}]"
                            .formatted(channel, id));
            assertEquals(tree(id), replies.path(0).path("id"), channel);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc-1\"", "1"})
    void messagesAreAcknowledgedWhateverTheIds(String id) {
        RawClient ann = fixture.raw("ann");
        ann.handshake(",'ext':{'ack':true},'id':" + id);
        JsonNode reply = ann.post(
                        "",
                        "[{'channel':'/meta/connect','clientId':'@','connectionType':'long-polling','ext':{'ack':0},'id':%s}]"
                                .formatted(id))
                .path(0);
        assertTrue(reply.at("/ext/ack").isNumber(), reply.toString());
        ann.post("", "[{'channel':'/meta/disconnect','clientId':'@'}]");
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
