package io.outdial.transfer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Outbound-service's directory, as the transfer service sees it. */
public class DirectoryStub implements QuarkusTestResourceLifecycleManager {

    private static final String LOOKUP = "/internal/v1/directory/lookup";
    private static final String NOBODY = new UUID(0, 0).toString();

    private static WireMockServer server;

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        return Map.of("quarkus.rest-client.outbound.url", server.baseUrl());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** From now on these members exist, for the usual client and whoever shows the service token. */
    public static void knows(UUID... members) {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(LOOKUP)).willReturn(okJson(answer())));
        server.stubFor(post(urlPathEqualTo(LOOKUP))
                .withHeader(ServiceToken.HEADER, equalTo(TestEnvironment.SERVICE_TOKEN))
                .withRequestBody(matchingJsonPath("$.clientId", equalTo(TestEnvironment.CLIENT.toString())))
                .willReturn(okJson(answer(members))));
    }

    public static void answers(int status, int delayMillis) {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(LOOKUP))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withFixedDelay(delayMillis)
                        .withBody("{}")));
    }

    /** The line breaks before any answer. */
    public static void breaks() {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(LOOKUP)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    /** Gone only for the next call. */
    public static void failsOnceThenKnows(UUID... members) {
        knows(members);
        server.stubFor(post(urlPathEqualTo(LOOKUP))
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("again")
                .willReturn(aResponse().withStatus(503)));
    }

    /** Without the question that the service asks at its start. */
    public static int calls() {
        return server.findAll(postRequestedFor(urlPathEqualTo(LOOKUP))
                        .withRequestBody(matchingJsonPath("$.clientId", not(equalTo(NOBODY)))))
                .size();
    }

    private static String answer(UUID... members) {
        return Arrays.stream(members)
                .map("{\"id\":\"%s\",\"name\":\"Ada Agent\"}"::formatted)
                .collect(Collectors.joining(
                        ",", "{\"campaigns\":[],\"members\":[", "],\"sources\":[],\"publicSources\":[]}"));
    }
}
