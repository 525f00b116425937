package io.outdial.platform.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.outdial.platform.access.ServiceToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Another service, as the tested one sees it: answers the {@code POST}s of its internal operations as a test says, to
 * whoever shows the service token, and remembers what it was asked.
 */
public final class PeerStub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Function<JsonNode, String>> answers = new ConcurrentHashMap<>();

    private WireMockServer server;

    /** @return its address */
    public String start() {
        server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().extensions(new Computed()));
        server.start();
        return server.baseUrl();
    }

    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** Drops the answers and the questions. */
    public void reset() {
        server.resetAll();
    }

    /** @param answer to the body of a question */
    public void answers(String path, Function<JsonNode, String> answer) {
        answers.put(path, answer);
        answers(path, okJson("").withTransformers(Computed.NAME));
    }

    public void answers(String path, String json) {
        answers(path, okJson(json));
    }

    public void answers(String path, int status) {
        answers(path, aResponse().withStatus(status));
    }

    public void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlPathEqualTo(path))
                .withHeader(ServiceToken.HEADER, equalTo(TestEnvironment.SERVICE_TOKEN))
                .willReturn(answer));
    }

    public void answersAfter(Duration delay, String path, int status) {
        answers(
                path,
                aResponse()
                        .withStatus(status)
                        .withFixedDelay(Math.toIntExact(delay.toMillis()))
                        .withHeader("Content-Type", "application/json")
                        .withBody("{}"));
    }

    /** The line breaks before any answer. */
    public void breaks(String path) {
        answers(path, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    /** Away for the next question only; the others are answered as before. */
    public void failsOnce(String path) {
        server.stubFor(post(urlPathEqualTo(path))
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("again")
                .willReturn(aResponse().withStatus(503)));
    }

    /** Every question since the last reset, refused ones too, in the order they came in. */
    public List<JsonNode> questions(String path) {
        return server.findAll(postRequestedFor(urlPathEqualTo(path))).stream()
                .map(request -> read(request.getBodyAsString()))
                .toList();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private final class Computed implements ResponseDefinitionTransformerV2 {

        static final String NAME = "computed";

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            String path = event.getRequest().getUrl();
            String answer = answers.get(path).apply(read(event.getRequest().getBodyAsString()));
            return ResponseDefinitionBuilder.like(event.getResponseDefinition())
                    .withBody(answer)
                    .build();
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public String getName() {
            return NAME;
        }
    }
}
