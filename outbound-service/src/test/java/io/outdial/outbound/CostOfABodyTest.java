package io.outdial.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.request.BodyMemory;
import io.outdial.platform.testing.BodyChecks;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.testing.Wire;
import io.outdial.platform.testing.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a body may cost, in all four dialects and CometD: nothing before its sender is known, little afterwards. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CostOfABodyTest {

    private static final String LEADS = "/ca_apis/AddCampaignData";
    private static final String NOTIFICATIONS = "/api/v2/notifications";

    @TestHTTPResource("/")
    URI server;

    @Inject
    BodyMemory memory;

    @Test
    void nothingNastyIsTaken() throws Exception {
        for (BodyChecks door : doors()) {
            door.nothingNastyIsTaken();
        }
        notifications().nothingNastyIsTaken();
    }

    @Test
    void whoMayNotCallIsToldBeforeTheBodyIsRead() throws Exception {
        BodyChecks careCycle = careCycle();
        assertEquals(401, careCycle.answerToTheHeadAlone("Accept: */*").status());
        assertEquals(401, careCycle.answerToTheHeadAlone("x-api-key: wrong").status());
        assertEquals(
                401, careCycle.answerToTheHeadAlone("Authorization: Bearer x").status());
        assertEquals(
                403,
                careCycle
                        .answerToTheHeadAlone("x-api-key: " + TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                        .status());
        assertEquals(401, genesys().answerToTheHeadAlone("Accept: */*").status());
        assertEquals(401, genesys().answerToTheHeadAlone(basic("nobody", "x")).status());
        assertEquals(401, events().answerToTheHeadAlone("Accept: */*").status());
        assertEquals(
                401, events().answerToTheHeadAlone(ServiceToken.HEADER + ": x").status());
    }

    @Test
    void whoAsksFirstIsToldToSendOrWhyNot() throws Exception {
        try (Wire wire = new Wire(server)) {
            wire.head("POST", "/v2/sources", "x-api-key: wrong", "Expect: 100-continue", "Content-Length: 9");
            Answer answer = wire.answer();
            assertEquals(401, answer.status());
            assertEquals("close", answer.headers().get("connection"));
            assertTrue(wire.isEnded());
        }
        try (Wire wire = new Wire(server)) {
            String type = "Content-Type: application/json";
            wire.head("POST", "/v2/sources", careCycle().login(), type, "Expect: 100-continue", "Content-Length: 2");
            assertEquals(100, wire.answer().status());
            assertEquals(422, wire.send("{}".getBytes(UTF_8)).answer().status());
            BodyChecks.assertIsAsGoodAsBefore(wire);
        }
    }

    @Test
    void aKeyInAHeaderDecidesBeforeTheBodyIsRead() throws Exception {
        for (String credentials :
                List.of("apiKey: wrong", "apiKey:", basic(TestEnvironment.CLOUD_AGENT_USER, "wrong"))) {
            Answer answer = cloudAgent().answerToTheHeadAlone(credentials);
            assertEquals("{\"status\":\"false\",\"message\":\"Invalid User Details\",\"data\":null}", answer.body());
        }
        assertTrue(cloudAgent()
                .answerToTheHeadAlone("apiKey: " + TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .body()
                .contains("Invalid action."));
    }

    /** A lead may be large where the key stands in a header, and has to be small where it stands in the lead. */
    @Test
    void whoIsUnknownMaySendLittle() throws Exception {
        String lead = "{\"apiKey\":\"%s\",\"userName\":\"%s\",\"note\":\"%s\"}"
                .formatted(TestEnvironment.KEY, TestEnvironment.CLOUD_AGENT_USER, "x".repeat(100_000));
        BodyChecks stranger = new BodyChecks(server, "POST", LEADS, "Accept: */*");
        assertEquals(413, stranger.answerToTheHeadAlone("Accept: */*").status());
        assertEquals(413, stranger.send(lead.getBytes(UTF_8)).status());
        assertEquals(413, notifications().answerToTheHeadAlone("Accept: */*").status());
        assertIsRead(cloudAgent(), lead);
        assertIsRead(stranger, lead.replace("x".repeat(90_000), ""));
    }

    /** Everything but the campaign has been looked at. */
    private static void assertIsRead(BodyChecks caller, String lead) throws IOException {
        assertEquals(
                "{\"status\":\"Error\",\"message\":\"Please provide campaign details\"}",
                caller.send(lead.getBytes(UTF_8)).body());
    }

    @Test
    void tooMuchIsToldHoweverMuch() throws Exception {
        for (BodyChecks door : doors()) {
            door.tooMuchIsTold(2);
        }
        careCycle().tooMuchIsTold(20);
    }

    @Test
    void whoSendsOnForEverIsCutOff() throws Exception {
        try (Wire wire = new Wire(server)) {
            wire.head("POST", "/v2/sources", "Content-Type: application/json", "Content-Length: 100000000000");
            assertEquals(413, wire.answer().status());
            byte[] piece = new byte[1 << 20];
            int sent = 0;
            try {
                while (sent++ < 200) {
                    wire.send(piece);
                }
            } catch (java.net.SocketException cutOff) {
                assertTrue(sent < 200);
            }
            assertTrue(wire.isEnded());
        }
    }

    @Test
    void whoGoesAwayLeavesNothing() throws Exception {
        for (BodyChecks door : doors()) {
            door.whoGoesAwayLeavesNothing();
        }
        notifications().whoGoesAwayLeavesNothing();
    }

    @Test
    void whileTheMemoryIsTakenBodiesWait() throws Exception {
        byte[] body = ("{\"note\":\"" + "x".repeat(30_000) + "\"}").getBytes(UTF_8);
        try (BodyMemory.Share others = memory.open()) {
            others.take((64 << 20) - 60_000);
            for (BodyChecks door : doors()) {
                Answer answer = door.send(body);
                assertEquals(503, answer.status(), answer.toString());
                assertEquals("1", answer.headers().get("retry-after"), answer.toString());
                assertEquals("application/json", answer.headers().get("content-type"));
            }
            Answer answer = notifications().send(body);
            assertEquals(503, answer.status(), answer.toString());
            assertEquals("1", answer.headers().get("retry-after"));
            assertEquals(422, careCycle().send("{}".getBytes(UTF_8)).status(), "small bodies are read");
        }
        assertEquals(422, careCycle().send(body).status());
    }

    private List<BodyChecks> doors() {
        return List.of(careCycle(), genesys(), cloudAgent(), events());
    }

    private BodyChecks careCycle() {
        return new BodyChecks(server, "POST", "/v2/sources", "x-api-key: " + TestEnvironment.KEY);
    }

    private BodyChecks genesys() {
        return new BodyChecks(
                server, "POST", "/api/v2/me/outbound-records/1", basic(new RecordFixture().user, "let-me-in"));
    }

    private BodyChecks cloudAgent() {
        return new BodyChecks(server, "POST", LEADS, "apiKey: " + TestEnvironment.KEY);
    }

    private BodyChecks events() {
        return new BodyChecks(
                server, "POST", "/internal/v1/events", ServiceToken.HEADER + ": " + TestEnvironment.SERVICE_TOKEN);
    }

    private BodyChecks notifications() {
        return new BodyChecks(server, "POST", NOTIFICATIONS, "Accept: */*");
    }

    private static String basic(String user, String password) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
