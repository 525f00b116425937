package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.HttpCookie;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/**
 * An agent with a campaign of its own who is logged in by a session cookie. Its requests reach each replica in turn;
 * one that finds its replica gone is sent again with its {@code Idempotency-Key}.
 */
final class DesktopAgent {

    private static final int APPLICATION = 134;
    private static final int ATTEMPTS = 5;

    private final String campaign = "Day-" + UUID.randomUUID();
    private final String campaignId;
    private final String device;
    private final String session;
    private final Caller caller;
    private final List<String> references = Collections.synchronizedList(new ArrayList<>());

    /** @param administrator who may change the directory */
    DesktopAgent(Caller administrator) {
        String userName = "agent-" + UUID.randomUUID();
        String password = UUID.randomUUID().toString();
        String member = made(administrator.post(
                        "/v2/members",
                        object(Map.of("name", "Ann", "agentId", userName, "userName", userName, "password", password))
                                .set("features", array("api-voice-outbound", "api-voice"))
                                .toString()))
                .at("/member/id")
                .textValue();
        device = made(administrator.post("/v2/members/" + member + "/devices", "{}"))
                .at("/device/id")
                .textValue();
        campaignId = made(administrator.post(
                        "/v2/campaigns",
                        object(Map.of("name", campaign, "type", "Preview"))
                                .put("applicationId", APPLICATION)
                                .put("dialAfterhours", true)
                                .toString()))
                .at("/campaign/id")
                .textValue();
        made(administrator.send(
                "PUT",
                "/v2/campaigns/" + campaignId + "/members",
                object(Map.of()).set("memberIds", array(member)).toString()));
        made(administrator.patch("/v2/campaigns/" + campaignId, "{\"status\": \"active\"}"));
        Answer login = Caller.agent(administrator.base(), userName, password).get("/api/v2/me");
        session = login.headers().allValues("Set-Cookie").stream()
                .flatMap(cookie -> HttpCookie.parse(cookie).stream())
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
        assertNotNull(session, login::toString);
        caller = new Caller(administrator.base(), List.of("Cookie", "JSESSIONID=" + session));
    }

    /** By name. */
    String campaign() {
        return campaign;
    }

    String campaignId() {
        return campaignId;
    }

    /** The value of its cookie. */
    String session() {
        return session;
    }

    /** Of the operations that tell something, in their order; a reference for each message. */
    List<String> references() {
        return references;
    }

    void operateOnSession(String operation) {
        accepted("/api/v2/me", operation, object(Map.of()).set("channels", array("voice")));
    }

    /** @return its {@code referenceId} */
    String operateOnCampaign(String operation) {
        return operate("/api/v2/me/outbound-campaigns/" + campaign, operation, object(Map.of()), 1);
    }

    /**
     * @param record as it was pulled, null for an operation on no record
     * @param messages how many it is answered by
     * @return its {@code referenceId}
     */
    String operateOnRecord(String operation, JsonNode record, ObjectNode more, int messages) {
        ObjectNode body = more.put("campaignName", campaign);
        String path = "/api/v2/me/outbound-records";
        if (record != null) {
            path += "/" + record.path("GSW_RECORD_HANDLE").asLong();
            body.set("callingList", record.path("GSW_CALLING_LIST"));
        }
        return operate(path, operation, body, messages);
    }

    /** The list that its campaign was made with. */
    String callingList() {
        return campaign + "_List";
    }

    /** Says goodbye in place of the client that has this id. */
    void endNotifications(String clientId) {
        Answer answer = caller.post(
                "/api/v2/notifications",
                "[{\"channel\": \"/meta/disconnect\", \"clientId\": \"%s\"}]".formatted(clientId));
        assertTrue(answer.json().at("/0/successful").asBoolean(), answer::toString);
    }

    private String operate(String path, String operation, ObjectNode body, int messages) {
        String reference = operation + "-" + references.size();
        for (int n = 0; n < messages; n++) {
            references.add(reference);
        }
        body.put("referenceId", reference).put("applicationId", APPLICATION).put("devicePath", "/devices/" + device);
        accepted(path, operation, body);
        return reference;
    }

    private void accepted(String path, String operation, JsonNode body) {
        ((ObjectNode) body).put("operationName", operation);
        String key = UUID.randomUUID().toString();
        String outcome = "";
        for (int attempt = 0; attempt < ATTEMPTS && !outcome.equals("HTTP 200 {\"statusCode\":0}"); attempt++) {
            try {
                outcome = caller.sending("POST", path, body.toString(), "Idempotency-Key", key)
                        .join()
                        .toString();
            } catch (CompletionException lost) {
                outcome = lost.toString();
            }
        }
        assertEquals("HTTP 200 {\"statusCode\":0}", outcome, operation);
    }

    private static ObjectNode object(Map<String, String> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach(object::put);
        return object;
    }

    private static JsonNode array(String... texts) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(List.of(texts).stream()
                        .map(JsonNodeFactory.instance::textNode)
                        .toList());
    }

    private static JsonNode made(Answer answer) {
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }
}
