package io.outdial.outbound.campaign;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/** Enrollment-service, as far as campaigns ask it. */
public class StatisticsStub implements QuarkusTestResourceLifecycleManager {

    private static final String COUNT = "/internal/v1/campaign-statistics";

    private static WireMockServer server;

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        return Map.of("quarkus.rest-client.enrollment.url", server.baseUrl());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** Knows one campaign, for whoever shows the service token. */
    static void counts(String campaign) {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(COUNT))
                .withHeader(ServiceToken.HEADER, equalTo(TestEnvironment.SERVICE_TOKEN))
                .willReturn(okJson("""
                        {"campaigns":[{"campaignId":"%s","total":46,"statusCounts":{"pending":1,"awaiting_call":10,"in_progress":2,"completed":3,"failed":4,
                         "expired":5,"cancelled":6,"skipped":7,"exceeded_max_calls":8}}]}
                        """.formatted(campaign))));
    }

    static void answers(int status) {
        answers(aResponse().withStatus(status).withBody("{}"));
    }

    static void isSlow() {
        answers(okJson("{\"campaigns\":[]}").withFixedDelay(700));
    }

    static void talksNonsense() {
        answers(okJson("{\"campaigns\":[{}]}"));
    }

    static void hangsUp() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    static List<String> questions() {
        return server.findAll(postRequestedFor(urlPathEqualTo(COUNT))).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        server.resetAll();
        server.stubFor(post(urlPathEqualTo(COUNT)).willReturn(answer));
    }
}
