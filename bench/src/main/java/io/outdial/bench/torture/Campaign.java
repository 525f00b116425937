package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.local.Credentials;
import io.outdial.local.LocalFailure;
import java.util.Map;
import java.util.UUID;

/**
 * What all of the load is about: a campaign whose records are called once each, at any hour.
 *
 * @param name as leads name it
 */
record Campaign(Api api, Credentials credentials, String apiKey, UUID id, String name) {

    private static final int OK = 200;
    private static final int TIMES_KNOWN = 20;

    static Campaign create(Api api, Credentials credentials, String apiKey, String name) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("type", "IVR")
                .put("maxAttempts", 1)
                .put("dialAfterhours", true)
                .toString();
        Map<String, String> headers = Map.of("x-api-key", apiKey);
        awaitKey(api, headers);
        Reply created = accepted(api.insist(name, "POST", "/v2/campaigns", body, headers));
        UUID id = UUID.fromString(created.json().at("/campaign/id").asText());
        accepted(api.insist(name, "PATCH", "/v2/campaigns/" + id, "{\"status\": \"active\"}", headers));
        return new Campaign(api, credentials, apiKey, id, name);
    }

    /** A request of an operator or a dialler. */
    Reply send(String key, String method, String path, String body) {
        return api.insist(key, method, path, body, Map.of("x-api-key", apiKey));
    }

    /** The same, which has its effect once however often it is sent. */
    Reply sendOnce(String key, String path, String body) {
        return api.insist(
                key,
                "POST",
                path,
                body,
                Map.of("x-api-key", apiKey, "Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** @param idempotencyKey null where the campaign is to refuse a number that it has */
    Reply addLead(String phone, String idempotencyKey) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("userName", credentials.cloudAgent().userName())
                .put("campaignName", name)
                .put("phoneNumber", phone)
                .put("checkDuplicate", Boolean.toString(idempotencyKey == null))
                .toString();
        Map<String, String> key = Map.of("apiKey", apiKey);
        return idempotencyKey == null
                ? api.insist(phone, "POST", "/ca_apis/AddCampaignData", body, key)
                : api.insist(
                        phone,
                        "POST",
                        "/ca_apis/AddCampaignData",
                        body,
                        Map.of("apiKey", apiKey, "Idempotency-Key", idempotencyKey));
    }

    /** Until every process knows it, which is a matter of a second. */
    private static void awaitKey(Api api, Map<String, String> headers) {
        for (int known = 0; known < TIMES_KNOWN; ) {
            Reply reply = api.insist("key", "GET", "/v2/dialling-policy", null, headers);
            known = reply != null && reply.status() == OK ? known + 1 : 0;
        }
    }

    private static Reply accepted(Reply reply) {
        if (reply == null || reply.status() != OK) {
            throw new LocalFailure("the campaign cannot be made: " + reply);
        }
        return reply;
    }
}
