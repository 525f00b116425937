package io.outdial.restrictions;

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
import java.util.Map;
import java.util.UUID;

/** Outbound-service's directory, as the restrictions service sees it. */
public class DirectoryStub implements QuarkusTestResourceLifecycleManager {

    static final String LOOKUP = "/internal/v1/directory/lookup";

    private static final String NOBODY = new UUID(0, 0).toString();

    private static WireMockServer server;

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        // Nothing stays fresh, so that every request asks.
        return Map.of(
                "quarkus.rest-client.directory.url",
                server.baseUrl(),
                "outdial.names.fresh-for",
                "PT0S",
                "outdial.names.usable-for",
                "PT0S",
                "outdial.names.unknown-for",
                "PT0S");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** From now on these exist, for anybody who shows the service token. */
    static void knows(UUID campaign, UUID member, UUID source) {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(LOOKUP))
                .withHeader(ServiceToken.HEADER, equalTo(TestEnvironment.SERVICE_TOKEN))
                .willReturn(okJson("""
                        {"campaigns":[%s],"members":[%s],"sources":[%s]}
                        """.formatted(
                                entry(campaign, "Spring"), entry(member, "Ada Agent"), entry(source, "Web form")))));
    }

    static void answers(int status, int delayMillis) {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(LOOKUP))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withFixedDelay(delayMillis)
                        .withBody("{}")));
    }

    /** The line breaks before any answer. */
    static void breaks() {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(LOOKUP)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    /** Gone only for the next call. */
    static void failsOnceThenKnows(UUID campaign, UUID member, UUID source) {
        knows(campaign, member, source);
        server.stubFor(post(urlPathEqualTo(LOOKUP))
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("again")
                .willReturn(aResponse().withStatus(503)));
    }

    static int callsFor(UUID clientId) {
        return server.findAll(postRequestedFor(urlPathEqualTo(LOOKUP))
                        .withRequestBody(matchingJsonPath("$.clientId", equalTo(clientId.toString()))))
                .size();
    }

    /** Without the question that the service asks at its start. */
    static int calls() {
        return server.findAll(postRequestedFor(urlPathEqualTo(LOOKUP))
                        .withRequestBody(matchingJsonPath("$.clientId", not(equalTo(NOBODY)))))
                .size();
    }

    private static String entry(UUID id, String name) {
        return id == null ? "" : "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name);
    }
}
