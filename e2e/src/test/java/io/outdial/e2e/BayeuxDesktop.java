package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A Bayeux session of an agent, spoken by hand, that keeps its cookies. It says goodbye, since the agent's next session
 * would go on where a lost one stopped.
 */
final class BayeuxDesktop implements AutoCloseable {

    private static final String NOTIFICATIONS = "/api/v2/notifications";

    private final String clientId;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Caller agent;

    BayeuxDesktop(Caller agent) {
        this.agent = agent;
        Answer answer = agent.post(
                NOTIFICATIONS,
                "[{\"channel\": \"/meta/handshake\", \"version\": \"1.0\","
                        + " \"supportedConnectionTypes\": [\"long-polling\"], \"id\": \"1\"}]");
        clientId = answer.json().at("/0/clientId").asText();
        assertEquals(1, replicaCookies(answer).size(), answer.toString());
        keepCookies(answer);
    }

    String clientId() {
        return clientId;
    }

    /** Answered at once. */
    Answer connect() {
        Answer answer = agent.post(NOTIFICATIONS, message("\"advice\": {\"timeout\": 0},"), "Cookie", cookie());
        keepCookies(answer);
        return answer;
    }

    void subscribe() {
        Answer answer = agent.post(
                NOTIFICATIONS,
                "[{\"channel\": \"/meta/subscribe\", \"clientId\": \"%s\", \"subscription\": \"/v2/me/outbound\","
                                .formatted(clientId)
                        + " \"id\": \"3\"}]",
                "Cookie",
                cookie());
        assertTrue(answer.json().at("/0/successful").asBoolean(), answer.toString());
    }

    /** The {@code referenceId} of the events that come, in their order. */
    List<String> awaitReferences(int atLeast) {
        List<String> references = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            references.addAll(connect().json().findValuesAsText("referenceId"));
            return references.size() >= atLeast;
        });
        return references;
    }

    CompletableFuture<Answer> polling() {
        return agent.sending("POST", NOTIFICATIONS, message(""), "Cookie", cookie());
    }

    private String message(String more) {
        return "[{\"channel\": \"/meta/connect\", \"connectionType\": \"long-polling\", %s \"id\": \"2\","
                        .formatted(more)
                + " \"clientId\": \"%s\"}]".formatted(clientId);
    }

    @Override
    public void close() {
        Answer answer = agent.post(
                NOTIFICATIONS,
                "[{\"channel\": \"/meta/disconnect\", \"clientId\": \"%s\", \"id\": \"9\"}]".formatted(clientId),
                "Cookie",
                cookie());
        assertTrue(answer.json().at("/0/successful").asBoolean(), answer.toString());
    }

    /** As it is sent. */
    String cookie() {
        return String.join("; ", cookies.values());
    }

    private void keepCookies(Answer answer) {
        cookies(answer).forEach(cookie -> cookies.put(cookie.substring(0, cookie.indexOf('=')), cookie));
    }

    /** Those by which the gateway keeps it at a replica. */
    static List<String> replicaCookies(Answer answer) {
        return cookies(answer)
                .filter(each -> each.startsWith("OUTDIAL_REPLICA="))
                .toList();
    }

    private static Stream<String> cookies(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream().map(each -> each.split(";", 2)[0]);
    }
}
