package io.outdial.outbound.campaign;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.outdial.platform.testing.PeerStub;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Enrollment-service, as far as campaigns ask it. */
public class StatisticsStub implements QuarkusTestResourceLifecycleManager {

    private static final String COUNT = "/internal/v1/campaign-statistics";

    /** Whom the first question after a start is about. */
    private static final String NOBODY = new UUID(0, 0).toString();

    private static final PeerStub ENROLLMENT = new PeerStub();

    private static volatile boolean isWarmedUp;

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.rest-client.enrollment.url", ENROLLMENT.start());
    }

    @Override
    public void stop() {
        ENROLLMENT.stop();
    }

    /** Knows one campaign, for whoever shows the service token. */
    static void counts(String campaign) {
        forget();
        ENROLLMENT.answers(COUNT, """
                        {"campaigns":[{"campaignId":"%s","total":46,"totalCalls":120,"todayCalls":7,"statusCounts":{"pending":1,"awaiting_call":10,"in_progress":2,"completed":3,"failed":4,
                         "expired":5,"cancelled":6,"skipped":7,"exceeded_max_calls":8}}]}
                        """.formatted(campaign));
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

    /** About campaigns that there are. */
    static List<String> questions() {
        return allQuestions().filter(question -> !question.contains(NOBODY)).toList();
    }

    /** Whether there was a question that only the first of a client needs, since it takes longer. */
    static boolean isWarmedUp() {
        isWarmedUp |= allQuestions().anyMatch(question -> question.contains(NOBODY));
        return isWarmedUp;
    }

    private static Stream<String> allQuestions() {
        return ENROLLMENT.questions(COUNT).stream().map(JsonNode::toString);
    }

    private static void forget() {
        isWarmedUp();
        ENROLLMENT.reset();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        forget();
        ENROLLMENT.answers(COUNT, answer);
    }
}
