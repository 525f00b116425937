package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** A campaign with an agent, a source, a customer and a transfer config, and what of it takes another service. */
final class EdgeCase {

    /** The longest edge has 640 ms with its second attempt; the rest is for a busy machine. */
    private static final long BUDGET_MILLIS = 3_000;

    /** Whether a config that was never seen asks the client's system is not known: so it has all the time of one. */
    private static final long COLD_TRANSFER_MILLIS = 10_500 + BUDGET_MILLIS;

    private final LinkedProduct product;
    private final String name = "Edges-" + UUID.randomUUID();
    private final String member;
    private final String source;
    private final String restricted;
    private final String campaign;

    /** Another one, for what is enrolled becomes a record, and pulls are to find those with a source. */
    private final String enrolling;

    private final String config;
    private final String customer;

    /**
     * @param send returns the status and what else matters
     * @param answered by the other service
     * @param cold while that does not answer, and was never asked about this
     * @param coldMillis what that may take
     * @param warm and was
     */
    private record Request(
            String edge, Supplier<String> send, String answered, String cold, long coldMillis, String warm) {

        Request(String edge, Supplier<String> send, String answered, String cold, String warm) {
            this(edge, send, answered, cold, BUDGET_MILLIS, warm);
        }
    }

    /** Nobody is asked about any of it yet. */
    EdgeCase(LinkedProduct product) {
        this.product = product;
        member = made("members", "member", "\"agentId\": \"%s\"".formatted(name));
        source = made("sources", "source", "\"publicId\": \"%s\"".formatted(name));
        restricted = made("sources", "source", "\"publicId\": \"%s-2\"".formatted(name));
        campaign = activeCampaign(name);
        enrolling = activeCampaign(name + "-2");
        config = made(
                "campaigns/transfer-configs",
                "transferConfig",
                "\"directPhoneNumber\": \"+12025550123\", \"softphoneFallbackType\": \"phone_number\","
                        + " \"softphoneFallbackPhoneNumber\": \"+12025550124\"");
        customer = product.made("/v2/customers", "{\"callerId\": \"%s\"}".formatted(newPhone()))
                .path("id")
                .asText();
    }

    private List<Request> requests() {
        return List.of(
                new Request("restrictions -> outbound: directory", this::restrict, "200", "503", "200"),
                new Request("transfer -> outbound: directory", this::route, "200", "503", "503"),
                new Request("enrollment -> outbound: directory", this::enrol, "200", "503", "200"),
                new Request(
                        "outbound -> restrictions: blocked sources",
                        this::pull,
                        "200 1 EMPTY",
                        "200 0 RESTRICTIONS_UNKNOWN",
                        "200 1 EMPTY"),
                new Request(
                        "outbound -> transfer: resolve",
                        this::transfer,
                        "200 phone_number",
                        "503 ",
                        COLD_TRANSFER_MILLIS,
                        "200 fallback"),
                new Request("outbound -> enrollment: statistics", this::show, "200 true", "200 false", "200 false"));
    }

    void assertAnswered() {
        assertEach(Request::answered, request -> BUDGET_MILLIS);
    }

    /** Without the other services. */
    void assertCold() {
        assertEach(Request::cold, Request::coldMillis);
    }

    /** The same for what they have answered before. */
    void assertWarm() {
        assertEach(Request::warm, request -> BUDGET_MILLIS);
        assertEquals(200, product.caller().get(restrictions()).status(), "the list of restrictions");
    }

    private void assertEach(Function<Request, String> expected, ToLongFunction<Request> budget) {
        for (Request request : requests()) {
            long begun = System.nanoTime();
            assertEquals(expected.apply(request), request.send().get(), request.edge());
            long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            assertTrue(took < budget.applyAsLong(request), () -> request.edge() + ": " + took + " ms");
        }
    }

    private String restrict() {
        return status(
                post(restrictions(), "{\"memberId\": \"%s\", \"sourceId\": \"%s\"}".formatted(member, restricted)));
    }

    private String restrictions() {
        return "/v2/campaigns/" + campaign + "/agent-source-restrictions";
    }

    private String route() {
        return status(post(
                "/v2/campaigns/routing-configs",
                "{\"name\": \"%s\", \"memberIds\": [\"%s\"]}".formatted(UUID.randomUUID(), member)));
    }

    private String enrol() {
        return status(
                post("/v2/campaigns/" + enrolling + "/customers", "{\"customerId\": \"%s\"}".formatted(customer)));
    }

    private String pull() {
        addRecord(", \"source\": \"%s\"".formatted(source));
        Answer answer = pull("\"memberIds\": [\"%s\"]".formatted(member));
        return status(answer) + " " + answer.json().path("records").size() + " "
                + answer.json().path("reason").asText("EMPTY");
    }

    private String transfer() {
        addRecord("");
        JsonNode record = pull("\"max\": 100").json().path("records");
        JsonNode last = record.path(record.size() - 1);
        Answer answer = post(
                "/v2/records/" + last.path("handle").asLong() + ":transfer",
                "{\"attemptId\": \"%s\", \"transferConfigId\": \"%s\"}"
                        .formatted(last.path("attemptId").asText(), config));
        return status(answer) + " "
                + answer.json().at("/transfer/destination/type").asText();
    }

    private String show() {
        Answer answer = product.caller().get("/v2/campaigns/" + campaign);
        return status(answer) + " " + answer.json().at("/campaign").has("customerStats");
    }

    /** @return the number of a record that becomes a customer a moment later */
    String addRecord(String more) {
        String phone = newPhone();
        product.made(
                "/v2/campaigns/" + campaign + "/records",
                "{\"records\": [{\"phone\": \"%s\"%s}]}".formatted(phone, more));
        return phone;
    }

    /** As diallers do it: who is told that more is due at this moment, as its customer is just noted, asks again. */
    private Answer pull(String more) {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMillis(BUDGET_MILLIS))
                .until(
                        () -> post("/v2/campaigns/" + campaign + "/records:pull", "{" + more + "}"),
                        answer -> !answer.json().hasNonNull("nextDueAt"));
    }

    private Answer post(String path, String body) {
        return product.caller().post(path, body);
    }

    private static String status(Answer answer) {
        return Integer.toString(answer.status());
    }

    private String activeCampaign(String named) {
        JsonNode made = product.made(
                "/v2/campaigns", "{\"name\": \"%s\", \"type\": \"IVR\", \"dialAfterhours\": true}".formatted(named));
        String id = made.path("campaign").path("id").asText();
        Answer activated = product.caller().patch("/v2/campaigns/" + id, "{\"status\": \"active\"}");
        assertEquals(200, activated.status(), activated::toString);
        return id;
    }

    private String made(String collection, String answer, String more) {
        return product.made("/v2/" + collection, "{\"name\": \"%s\", %s}".formatted(name, more))
                .path(answer)
                .path("id")
                .asText();
    }

    private static String newPhone() {
        return "+1630" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
    }
}
