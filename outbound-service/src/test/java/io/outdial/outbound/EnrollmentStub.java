package io.outdial.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/** Enrollment-service as a receiver of events, which remembers what it was sent. */
public class EnrollmentStub implements QuarkusTestResourceLifecycleManager {

    private static final String EVENTS = "/internal/v1/events";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static WireMockServer server;

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        answers(204);
        return Map.of("quarkus.rest-client.enrollment-events.url", server.baseUrl());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** What events are answered with until it is told otherwise. */
    public static void answers(int status) {
        server.stubFor(post(urlPathEqualTo(EVENTS))
                .withHeader(ServiceToken.HEADER, equalTo(TestEnvironment.SERVICE_TOKEN))
                .willReturn(aResponse().withStatus(status)));
    }

    /**
     * Events about the number that were sent, each once, however often: one whose answer was late or a refusal is sent
     * again.
     */
    public static List<JsonNode> eventsAbout(String phoneKey) {
        return server
                .findAll(postRequestedFor(urlPathEqualTo(EVENTS))
                        .withRequestBody(containing("\"phoneKey\":\"" + phoneKey + "\"")))
                .stream()
                .map(request -> read(request.getBodyAsString()))
                .distinct()
                .toList();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
