package io.outdial.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.local.Credentials;
import io.outdial.local.LocalFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiveCallsTest {

    private final FiveCalls calls = new FiveCalls(credentials("http://127.0.0.1:8080"));

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SUCCESS | SuccessFully Updated, Progressive was started             | true",
                "Success | Campaign Progressive_Nonagentwise Is Already Started      | true",
                "Success | SuccessFully Updated, Progressive was started             | false",
                "SUCCESS | Number Already Exist                                      | false",
            })
    void aLeadIsAnsweredByTheStateOfItsCampaign(String status, String message, boolean asShown) throws Exception {
        JsonNode answer = json("{\"status\": \"%s\", \"message\": \"%s\"}".formatted(status, message));

        assertEquals(asShown, holds(calls.lead().compare(200, answer)));
    }

    @Test
    void anEnrolmentThatHadEndedAlreadyIsAnsweredInTheSameShape() throws Exception {
        String answer = """
                {"success": true, "previousStatus": "%s", "newStatus": "completed",
                 "customerCampaignId": "36ca8d1d-3d3d-48cf-bd1f-a796d8849d75"}""";

        for (String previous : List.of("in_progress", "completed")) {
            assertTrue(holds(calls.campaignStatus().compare(200, json(answer.formatted(previous)))));
        }
        assertFalse(holds(calls.campaignStatus().compare(200, json(answer.formatted("failed")))));
    }

    @Test
    void statusAndBodyAreBothLookedAt() throws Exception {
        assertEquals(
                List.of(new Check("HTTP status", "200", "404")),
                differences(calls.doNotCall().compare(404, json("{\"statusCode\": 0}"))));
        assertEquals(
                List.of(new Check("body", "JSON", "something else")),
                differences(calls.doNotCall().compare(200, null)));
    }

    @Test
    void secretsStayOffTheScreen() {
        StringWriter written = new StringWriter();
        Screen screen = new Screen(new PrintWriter(written));

        Stream.of(calls.restriction(), calls.doNotCall(), calls.lead())
                .forEach(call -> screen.request("http://127.0.0.1:8080", call));

        String shown = written.toString();
        assertFalse(shown.contains("Secret"), shown);
        assertTrue(shown.contains("x-api-key: cc_****"), shown);
        assertTrue(shown.contains("Authorization: Basic ****"), shown);
        assertFalse(shown.contains(calls.doNotCall().headers().get("Authorization")), shown);
        assertTrue(shown.lines().allMatch(line -> line.length() <= 120), shown);
    }

    @Test
    void withoutAStackItIsOneLine() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Demo demo = new Demo(credentials("http://127.0.0.1:" + free), new PrintWriter(new StringWriter()));

        var failure = assertThrows(LocalFailure.class, demo::run);

        assertEquals(
                "nothing answers at http://127.0.0.1:" + free
                        + "; start a stack in another terminal first: ./outdial up",
                failure.getMessage());
    }

    private static Credentials credentials(String gateway) {
        return new Credentials(
                gateway,
                "cc_apiSecret",
                UUID.fromString("5e505642-9024-474d-9434-e5a44f505cc5"),
                new Credentials.CloudAgent("demo", "cc_leadSecret"),
                new Credentials.Agent("agent1", "passwordSecret"),
                new Credentials.OtherClient("cc_otherSecret"));
    }

    private static boolean holds(List<Check> checks) {
        return differences(checks).isEmpty();
    }

    private static List<Check> differences(List<Check> checks) {
        return checks.stream().filter(check -> !check.holds()).toList();
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
