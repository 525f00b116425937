package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What restrictions-service is told, outbound-service keeps to a moment later (ADR 60). */
@OnSharedProduct
class RestrictedSourceTest {

    /** Twice the time after which outbound-service asks again, on a busy machine. */
    private static final Duration A_MOMENT = Duration.ofSeconds(12);

    private final Product product;
    private final String name = "Restricted-" + UUID.randomUUID();

    private String campaign;
    private String member;
    private String source;
    private String restrictions;

    RestrictedSourceTest(Product product) {
        this.product = product;
    }

    @BeforeEach
    void aRecordOfASource() {
        member = made("members", "member", "\"agentId\": \"%s\"".formatted(name));
        source = made("sources", "source", "\"publicId\": \"%s\"".formatted(name));
        campaign = made("campaigns", "campaign", "\"type\": \"IVR\", \"dialAfterhours\": true");
        restrictions = "/v2/campaigns/" + campaign + "/agent-source-restrictions";
        assertEquals(
                200,
                product.caller()
                        .patch("/v2/campaigns/" + campaign, "{\"status\": \"active\"}")
                        .status());
        post(
                "/v2/campaigns/" + campaign + "/records",
                "{\"records\": [{\"phone\": \"+12027600101\", \"source\": \"%s\"}]}".formatted(source));
    }

    @Test
    void anAgentGetsTheRecordOnceTheRestrictionIsGone() {
        assertEquals("", reasons());
        String restriction = post(
                        restrictions, "{\"memberId\": \"%s\", \"sourceId\": \"%s\"}".formatted(member, source))
                .at("/restriction/id")
                .asText();
        await().atMost(A_MOMENT).until(() -> reasons().equals("SOURCE_BLOCKED"));
        assertEquals(0, pull().path("records").size());

        assertEquals(
                200,
                product.caller()
                        .send("DELETE", restrictions + "/" + restriction, null)
                        .status());
        await().atMost(A_MOMENT).until(() -> pull().path("records").size() == 1);
    }

    private JsonNode pull() {
        return post("/v2/campaigns/" + campaign + "/records:pull", "{\"memberIds\": [\"%s\"]}".formatted(member));
    }

    private String reasons() {
        String handle = product.caller()
                .get("/v2/campaigns/" + campaign + "/records")
                .json()
                .at("/items/0/handle")
                .asText();
        JsonNode answer = product.caller()
                .get("/v2/records/" + handle + "/eligibility?memberId=" + member)
                .json();
        return String.join(
                " ",
                answer.path("reasons").findValuesAsText("reason").stream()
                        .filter(reason -> !reason.equals("NOT_IN_CAMPAIGN"))
                        .toList());
    }

    private String made(String collection, String answer, String more) {
        return post("/v2/" + collection, "{\"name\": \"%s\", %s}".formatted(name, more))
                .path(answer)
                .path("id")
                .asText();
    }

    private JsonNode post(String path, String body) {
        Answer answer = product.caller().post(path, body);
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }
}
