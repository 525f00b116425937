package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.ANN;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that keeps no cookies works by its credentials, or is stopped; the other clients of its user go on. */
class WithoutCookiesTest {

    private static final String POLL = "'advice':{'timeout':0},";

    private NotificationFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new NotificationFixture(Settings.DEFAULT);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void credentialsWithEachPollAreEnough() {
        RawClient other = fixture.raw("ann").open("/v2/me/outbound");
        RawClient forgetful = fixture.raw("ann");
        forgetful.handshake();
        forgetful.cookie(null).subscribe("/v2/me/outbound");
        // More polls than the user may have sessions: a new session for each would shut the other client out.
        for (int n = 0; n < 10; n++) {
            JsonNode reply = forgetful.connect(POLL).path(0);
            assertTrue(reply.path("successful").asBoolean(), reply.toString());
        }

        assertEquals(2, fixture.publish(ANN, outbound("both")));
        assertEquals(2, forgetful.connect(POLL).size());
        assertEquals(2, other.connect(POLL).size());
        assertEquals(2, fixture.server.getSessions().size());
        assertTrue(fixture.raw("ann").handshake().path("successful").asBoolean());
    }

    @Test
    void whoSendsNeitherIsStopped() {
        RawClient other = fixture.raw("ann").open("/v2/me/outbound");
        RawClient forgetful = fixture.raw("ann");
        forgetful.handshake();
        JsonNode reply =
                forgetful.cookie(null).authorization(null).connect(POLL).path(0);

        assertFalse(reply.path("successful").asBoolean(true));
        assertEquals("402::Unknown client", reply.path("error").asText());
        assertEquals("none", reply.at("/advice/reconnect").asText());
        assertEquals(1, fixture.publish(ANN, outbound("other")));
        assertEquals(2, other.connect(POLL).size());
    }

    /** As where its polls come to different replicas: it must not use up the user's sessions in any of them. */
    @Test
    void whoseSessionIsElsewhereComesAgainWithAPause() {
        RawClient forgetful = fixture.raw("ann").clientId("elsewhere");
        JsonNode reply = forgetful.connect(POLL).path(0);
        assertEquals("handshake", reply.at("/advice/reconnect").asText());
        assertEquals(2000, reply.at("/advice/interval").asInt());
    }
}
