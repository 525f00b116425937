package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code StartContactCenterSession} and {@code EndContactCenterSession}. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class SessionTest {

    private static final String START = "{\"operationName\": \"StartContactCenterSession\", \"channels\": %s%s}";
    private static final String END = "{\"operationName\": \"EndContactCenterSession\"}";

    private RecordFixture fixture;
    private DeskRequest agent;

    @BeforeEach
    void anAgent() {
        fixture = new RecordFixture().withVoice();
        agent = DeskRequest.of(fixture);
    }

    @Test
    void aSessionBeginsAndEnds() {
        assertState("Inactive", "LoggedOut");
        agent.accepted(start("[\"voice\"]")).body("$", not(hasKey("channels")));
        assertState("Active", "Ready");
        agent.shown(DeskRequest.ME + "?subresources=channels")
                .body("user.channels[0].userState.state", equalTo("Ready"));
        agent.accepted(start("[\"voice\", \"voice\"]"));
        agent.accepted(END);
        assertState("Inactive", "LoggedOut");
        agent.accepted(END);
    }

    @Test
    void otherChannelsFailOneByOne() {
        agent.answered(start("[\"voice\", \"chat\"]"), 200, 7)
                .body("channels.channel", equalTo(List.of("voice", "chat")))
                .body("channels.statusCode", equalTo(List.of(0, 6)))
                .body("channels[0]", not(hasKey("statusMessage")))
                .body("channels[1].statusMessage", equalTo("No channel with this name"));
        assertState("Active", "Ready");
    }

    @Test
    void ifAllFailNothingBegins() {
        agent.answered(start("[\"chat\", \"email\"]"), 404, 6).body("$", not(hasKey("channels")));
        fixture.execute("UPDATE member SET features = '{api-voice-outbound}' WHERE id = ?", fixture.member);
        agent.answered(start("[\"voice\", \"chat\"]"), 403, 5);
        assertState("Inactive", "LoggedOut");
    }

    @Test
    void theDeviceIsOneOfTheAgents() {
        UUID second = UUID.fromString(
                "ffffffff-0000-4000-8000-" + fixture.device.toString().substring(24));
        fixture.execute(
                "INSERT INTO device (client_id, id, member_id) VALUES (?, ?, ?)",
                fixture.client,
                second,
                fixture.member);
        agent.accepted(start("[\"voice\"]", "\"devicePath\": \"/devices/" + second + "\""));
        assertEquals(second.toString(), device());
        agent.accepted(start("[\"voice\"]", "\"devicePath\": \"/devices/" + fixture.device + "\""));
        assertEquals(fixture.device.toString(), device());
        UUID colleague = fixture.colleague("colleague-" + second);
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        for (UUID other : List.of(UUID.randomUUID(), colleague, stranger.device)) {
            agent.answered(start("[\"voice\"]", "\"devicePath\": \"/devices/" + other + "\""), 404, 6);
        }
        agent.answered(start("[\"voice\"]", "\"devicePath\": \"7001\""), 404, 6);
        assertEquals(fixture.device.toString(), device());
        fixture.execute("DELETE FROM device WHERE member_id = ?", fixture.member);
        assertEquals("0", fixture.text("SELECT count(*) FROM desk_session WHERE member_id = ?", fixture.member));
        agent.answered(start("[\"voice\"]"), 404, 6);
    }

    @Test
    void whoLeavesKeepsNoRecords() {
        fixture.previews();
        long record = fixture.record(newPhone());
        RecordRequest.onCampaign(fixture, "GetPreviewRecord").accepted();
        assertEquals(2, fixture.state(record).status());
        agent.accepted(END);
        assertEquals(1, fixture.state(record).status());
        assertEquals("0", fixture.text("SELECT count(*) FROM preview_session WHERE member_id = ?", fixture.member));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                            | 1  | operationName is required",
                "{\"operationName\": null}                                     | 1  | operationName is required",
                "{\"operationName\": \" \"}                                    | 1  | operationName is required",
                "{\"operationName\": 1}                                        | 2  | operationName must be a string",
                "{\"operationName\": \"Ready\"}                                | 2  | operationName must be one of EndContactCenterSession, StartContactCenterSession",
                "[]                                                            | 2  | The body must be a JSON object",
                "{\"operationName\": \"StartContactCenterSession\"}            | 1  | channels is required",
                "channels null                                                 | 1  | channels is required",
                "channels \"\"                                                 | 1  | channels is required",
                "channels \"voice\"                                            | 2  | channels must be an array of names",
                "channels {\"a\": \"voice\"}                                   | 2  | channels must be an array of names",
                "channels []                                                   | 2  | channels names no channel",
                "channels [1]                                                  | 2  | channels must be an array of names",
                "channels [null]                                               | 2  | channels must be an array of names",
                "channels [\"voice\", \" \"]                                   | 2  | channels must be an array of names",
                "channels [\"voice\"], \"place\": 1                            | 2  | place must be a string",
                "channels [\"voice\"], \"loginCode\": []                       | 2  | loginCode must be a string",
                "channels [\"voice\"], \"queue\": {}                           | 2  | queue must be a string",
                "channels [\"voice\"], \"devicePath\": 1                       | 2  | devicePath must be a string",
                "channels [\"voice\"], \"place\": \"LONG\"                     | 10 | place is longer than 255 characters",
                "channels [\"LONG\"]                                           | 10 | channels has at most 20 names",
            })
    void whatIsWrongIsNamed(String body, int statusCode, String message) {
        String json = body.startsWith("channels ") ? start(body.substring("channels ".length())) : body;
        agent.answered(json.replace("LONG", "x".repeat(256)), 400, statusCode).body("statusMessage", equalTo(message));
        assertState("Inactive", "LoggedOut");
    }

    @ParameterizedTest
    @CsvSource({"\\u0000", "\\ud800", "a\\udc00b"})
    void whatCannotBeStoredIsRefused(String text) {
        agent.answered(start("[\"" + text + "\"]"), 400, 2);
        agent.answered(start("[\"voice\"]", "\"place\": \"" + text + "\""), 400, 2);
        agent.answered(start("[\"voice\"]", "\"devicePath\": \"" + text + "\""), 400, 2);
        assertState("Inactive", "LoggedOut");
    }

    private String device() {
        return fixture.text("SELECT device_id FROM desk_session WHERE member_id = ?", fixture.member);
    }

    private void assertState(String deviceState, String userState) {
        agent.shown("/api/v2/me/devices?fields=*")
                .body("devices[0].deviceState", equalTo(deviceState))
                .body("devices[0].userState.state", equalTo(userState));
    }

    private static String start(String channels) {
        return START.formatted(channels, "");
    }

    private static String start(String channels, String more) {
        return START.formatted(channels, ", " + more);
    }
}
