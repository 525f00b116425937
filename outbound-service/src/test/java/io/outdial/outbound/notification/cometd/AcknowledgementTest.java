package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.ANN;
import static io.outdial.outbound.notification.cometd.NotificationFixture.internal;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The acknowledge extension: what a client has not confirmed comes again, still before the connect reply. */
class AcknowledgementTest {

    @Test
    void unconfirmedMessagesComeAgain() throws Exception {
        try (NotificationFixture fixture = new NotificationFixture(Settings.DEFAULT)) {
            RawClient ann = fixture.raw("ann");
            assertTrue(
                    ann.handshake(",'ext':{'ack':true}").path("ext").path("ack").asBoolean());
            ann.subscribe("/**");
            JsonNode first = ann.connect("'advice':{'timeout':0},'ext':{'ack':-1},");
            fixture.publish(ANN, outbound("a"), internal("b"));

            assertEquals(List.of("a", "b", "/meta/connect"), channels(ann.connect(confirming(first))));
            JsonNode repeated = ann.connect(confirming(first));
            assertEquals(List.of("a", "b", "/meta/connect"), channels(repeated));
            fixture.publish(ANN, outbound("c"));
            assertEquals(List.of("c", "/meta/connect"), channels(ann.connect(confirming(repeated))));
        }
    }

    @Test
    void clientThatDoesNotAskIsNotTold() throws Exception {
        try (NotificationFixture fixture = new NotificationFixture(Settings.DEFAULT)) {
            assertTrue(fixture.raw("ann").handshake().path("ext").isMissingNode());
        }
    }

    private static String confirming(JsonNode replies) {
        return "'ext':{'ack':" + replies.path(replies.size() - 1).path("ext").path("ack") + "},";
    }

    private static List<String> channels(JsonNode replies) {
        return StreamSupport.stream(replies.spliterator(), false)
                .map(reply -> reply.has("data")
                        ? reply.path("data").path("referenceId").asText()
                        : reply.path("channel").asText())
                .toList();
    }
}
