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
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** Outbound-service's directory, as the restrictions service sees it. */
public class DirectoryStub implements QuarkusTestResourceLifecycleManager {

    static final String LOOKUP = "/internal/v1/directory/lookup";

    private static final String QUOTA = "/internal/v1/quota-grants";

    private static final String NOBODY = new UUID(0, 0).toString();

    private static WireMockServer server;

    @Override
    public Map<String, String> start() {
        server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().extensions(new EverythingButSome()));
        server.start();
        // Nothing stays fresh, so that every request asks.
        return Map.of(
                "quarkus.rest-client.outbound.url",
                server.baseUrl(),
                "outdial.quota-url",
                server.baseUrl(),
                "outdial.directory.fresh-for",
                "PT0S",
                "outdial.directory.usable-for",
                "PT0S",
                "outdial.directory.unknown-for",
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

    /** From now on whatever is asked for exists, but for these; each has its id's first eight digits for a name. */
    public static void knowsAllBut(UUID... unknown) {
        server.resetAll();
        EverythingButSome.unknown = Set.of(unknown);
        server.stubFor(post(urlPathEqualTo(LOOKUP))
                .withHeader(ServiceToken.HEADER, equalTo(TestEnvironment.SERVICE_TOKEN))
                .willReturn(aResponse()
                        .withTransformers(EverythingButSome.NAME)
                        .withHeader("Content-Type", "application/json")));
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
    public static void breaks() {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(LOOKUP)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    /**
     * From now on grants so many tokens of a quota at each question, for anybody who shows the service token; the
     * minute ends in 30 seconds.
     */
    static void grants(int tokens) {
        server.stubFor(post(urlPathEqualTo(QUOTA))
                .withHeader(ServiceToken.HEADER, equalTo(TestEnvironment.SERVICE_TOKEN))
                .willReturn(okJson("{\"tokens\":%d,\"endsInMillis\":30000}".formatted(tokens))));
    }

    /** What has been asked about quotas of the limit. */
    static List<LoggedRequest> quotaQuestions(int limit) {
        return server.findAll(postRequestedFor(urlPathEqualTo(QUOTA))
                .withRequestBody(matchingJsonPath("$.limit", equalTo(Integer.toString(limit)))));
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
    public static int calls() {
        return server.findAll(postRequestedFor(urlPathEqualTo(LOOKUP))
                        .withRequestBody(matchingJsonPath("$.clientId", not(equalTo(NOBODY)))))
                .size();
    }

    /** Answers with what it was asked for. */
    private static final class EverythingButSome implements ResponseDefinitionTransformerV2 {

        static final String NAME = "everything-but-some";

        static volatile Set<UUID> unknown = Set.of();

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            JsonNode question = Json.node(event.getRequest().getBodyAsString());
            return ResponseDefinitionBuilder.like(event.getResponseDefinition())
                    .withBody("{\"campaigns\":[%s],\"members\":[%s],\"sources\":[%s]}"
                            .formatted(
                                    named(question.path("campaignIds")),
                                    named(question.path("memberIds")),
                                    named(question.path("sourceIds"))))
                    .build();
        }

        private static String named(JsonNode ids) {
            return StreamSupport.stream(ids.spliterator(), false)
                    .map(id -> UUID.fromString(id.asText()))
                    .filter(id -> !unknown.contains(id))
                    .map(id -> entry(id, id.toString().substring(0, 8)))
                    .collect(Collectors.joining(","));
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

    private static String entry(UUID id, String name) {
        return id == null ? "" : "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name);
    }
}
