package io.outdial.outbound.notification.cometd;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.genesys.DeskRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometd.bayeux.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent is told of its own session (genesys-web-services.md §2.6). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class SessionNotificationTest {

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    private final List<Message> received = new CopyOnWriteArrayList<>();
    private Desktops desktops;
    private RecordFixture agent;

    @BeforeEach
    void start() throws Exception {
        desktops = new Desktops(url.toString());
        agent = new RecordFixture().withVoice();
        desktops.open(agent, received, "/v2/me/*", "/me/internal");
    }

    @AfterEach
    void stop() throws Exception {
        desktops.close();
    }

    @Test
    void theStateOfTheDeviceIsTold() {
        DeskRequest request = DeskRequest.of(agent);
        request.accepted("{\"operationName\": \"StartContactCenterSession\", \"channels\": [\"voice\"]}");
        assertDevice(0, "Active", "Ready");
        request.accepted("{\"operationName\": \"EndContactCenterSession\"}");
        assertDevice(1, "Inactive", "LoggedOut");
        request.accepted("{\"operationName\": \"EndContactCenterSession\"}");
        request.accepted("{\"operationName\": \"StartContactCenterSession\", \"channels\": [\"voice\"]}");
        assertDevice(2, "Active", "Ready");
        assertEquals(3, received.size());
    }

    private void assertDevice(int message, String deviceState, String userState) {
        await().until(() -> received.size() > message);
        assertEquals("/v2/me/devices", received.get(message).getChannel());
        JsonNode data = new ObjectMapper().valueToTree(received.get(message).getData());
        assertEquals("DeviceStateChangeMessage", data.path("messageType").textValue());
        JsonNode device = data.path("devices").path(0);
        assertEquals(agent.device.toString(), device.path("id").textValue());
        assertEquals(deviceState, device.path("deviceState").textValue());
        assertEquals(userState, device.path("userState").path("state").textValue());
        assertEquals("/devices/" + agent.device, device.path("path").textValue());
        assertTrue(device.path("uri").textValue().startsWith("http://localhost:"), device.toString());
        assertTrue(device.has("e164Number"), device.toString());
    }
}
