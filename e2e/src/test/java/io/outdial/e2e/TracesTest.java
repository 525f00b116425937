package io.outdial.e2e;

import static io.outdial.e2e.Product.LEAD_PATH;
import static io.outdial.e2e.Product.RESTRICTIONS_PATH;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A trace that a caller has begun goes through every service that its request reaches, by requests and by events. */
@OnSharedProduct
class TracesTest {

    private static final String HEADER = "traceparent";

    private final Product product;
    private final String traceId = newTraceId();
    private final String number =
            "1202556%04d".formatted(ThreadLocalRandom.current().nextInt(10_000));

    TracesTest(Product product) {
        this.product = product;
    }

    /** Its record is added by a statement that it shares with others, and so is the event that makes the customer. */
    @Test
    void aLeadIsFollowedUntilItIsACustomer() {
        String lead = "{\"userName\": \"demo\", \"campaignName\": \"Campaign1\", \"phoneNumber\": \"+%s\"}";
        Answer added = product.leadCaller().post(LEAD_PATH, lead.formatted(number), HEADER, traced(traceId));
        assertEquals(200, added.status(), added.toString());

        awaitSpan("outbound-service POST /ca_apis/AddCampaignData");
        awaitSpan("enrollment-service apply chains.added");
        assertNobodyShows();
    }

    @Test
    void anOptOutIsFollowedThroughTheOutbox() {
        String path = "/v2/customers/" + newCustomer() + "?phone=%2B" + number;
        Answer optedOut = product.caller().patch(path, "{\"doNotCall\": true}", HEADER, traced(traceId));
        assertEquals(200, optedOut.status(), optedOut.toString());

        awaitSpan("enrollment-service PATCH /v2/customers/{id}");
        awaitSpan("outbound-service apply customer.opted-out");
        assertNobodyShows();
    }

    @Test
    void aQuestionToAPeerIsOfTheSameTrace() {
        String unknown = "{\"memberId\": \"%s\", \"sourceId\": \"%s\"}";
        Answer made = product.caller()
                .post(
                        RESTRICTIONS_PATH,
                        unknown.formatted(UUID.randomUUID(), UUID.randomUUID()),
                        HEADER,
                        traced(traceId));
        assertEquals(404, made.status(), made.toString());

        awaitSpan("restrictions-service POST /v2/campaigns/{campaignId}/agent-source-restrictions");
        awaitSpan("outbound-service POST /internal/v1/directory/lookup");
    }

    /** The second question ends with an exception; its text may quote what was asked. */
    @Test
    void whatAClientsOwnSystemIsAskedShowsNobody() {
        for (String path : List.of("/+", "/" + ClientSystem.HANGS_UP + "/+")) {
            Answer config = product.caller().post("/v2/campaigns/transfer-configs", """
                            {"name": "%s", "type": "dynamic", "dynamicOptions": {"pingUrl": "%s", "transferNumberField": "destination"}}
                            """.formatted(
                            UUID.randomUUID(), product.clientSystem().url() + path + number + "?phone=" + number));
            assertEquals(200, config.status(), config.toString());
            String resolve = "/v2/campaigns/transfer-configs/"
                    + config.json().at("/transferConfig/id").asText() + "/resolve";
            product.caller().post(resolve, "{}", HEADER, traced(traceId));
        }

        awaitSpans("transfer-service POST /v2/campaigns/transfer-configs/{id}/resolve", 2);
        awaitSpans("transfer-service GET", 2);
        assertEquals(2, product.clientSystem().countOf(traceId));
        assertNobodyShows();
    }

    /** Nor do exceptions, which may quote what was sent. */
    @Test
    void neitherPathsNorRefusalsShowANumber() {
        Caller caller = product.caller();
        caller.at(product.stack().serviceUrl(OutdialService.OUTBOUND))
                .send("GET", "/" + number + "/+" + number, null, HEADER, traced(traceId));
        caller.send("GET", "/v2/do-not-call/%2B" + number + "/evidence", null, HEADER, traced(traceId));
        newCustomer();
        for (String again : List.of(number, number + "0000000", number + "x")) {
            caller.post("/v2/customers", "{\"callerId\": \"+" + again + "\"}", HEADER, traced(traceId));
        }

        awaitSpan("outbound-service GET /v2/do-not-call/{phone}/evidence");
        awaitSpans("enrollment-service POST /v2/customers", 3);
        assertNobodyShows();
    }

    /** An exemplar would, in each counter that the request has passed. */
    @Test
    void noMetricNamesATrace() {
        product.caller().send("GET", "/v2/customers", null, HEADER, traced(traceId));
        awaitSpan("enrollment-service GET /v2/customers");

        String format = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        Answer metrics = management().send("GET", "/q/metrics", null, "Accept", format);
        assertTrue(metrics.body().contains("outdial_requests_seconds_bucket"), metrics.toString());
        assertFalse(metrics.body().contains("trace_id"), metrics.toString());
    }

    @Test
    void whatItsCallerDoesNotWantTracedIsNotAndNoProbeIs() {
        String other = newTraceId();
        product.caller().send("GET", "/v2/customers", null, HEADER, "00-" + other + "-00f067aa0ba902b7-00");
        management().send("GET", "/q/health/ready", null, HEADER, traced(other));
        product.caller().send("GET", "/v2/customers", null, HEADER, traced(traceId));

        awaitSpan("enrollment-service GET /v2/customers");
        assertEquals(List.of(), product.traces().of(other));
    }

    private static String newTraceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String traced(String traceId) {
        return "00-" + traceId + "-00f067aa0ba902b7-01";
    }

    private Caller management() {
        return Caller.anonymous(product.stack().managementUrl(new ServiceReplica(OutdialService.ENROLLMENT, 1)));
    }

    private String newCustomer() {
        Answer made = product.caller().post("/v2/customers", "{\"callerId\": \"+" + number + "\"}");
        assertEquals(200, made.status(), made.toString());
        return made.json().path("id").asText();
    }

    private void awaitSpan(String span) {
        await(span).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<String> spans = product.traces().spans(traceId);
            assertTrue(spans.contains(span), spans::toString);
        });
    }

    private void awaitSpans(String span, int count) {
        await(span).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<String> spans = product.traces().spans(traceId);
            assertEquals(count, spans.stream().filter(span::equals).count(), spans::toString);
        });
    }

    /** No number, no key, and no text of an exception. */
    private void assertNobodyShows() {
        for (String body : product.traces().of(traceId)) {
            for (String hidden : List.of(number, product.apiKey(), "exception")) {
                assertFalse(body.contains(hidden), body);
            }
        }
    }
}
