package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.local.Credentials;
import io.outdial.local.LocalFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What all of the load is about: a campaign whose records are called once each, at any hour.
 *
 * @param name as leads name it
 */
record Campaign(Api api, Credentials credentials, String apiKey, UUID id, String name) {

    static final int APPLICATION = 134;

    private static final int OK = 200;

    static Campaign create(Api api, Credentials credentials, String apiKey, String name, List<Agent> agents) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("type", "Preview")
                .put("applicationId", APPLICATION)
                .put("maxAttempts", 1)
                .put("dialAfterhours", true);
        body.putArray("transferConfigIds")
                .add(Transfers.createConfig(api, apiKey).toString());
        Map<String, String> headers = Map.of("x-api-key", apiKey);
        Reply created = accepted(api.insist(name, "POST", "/v2/campaigns", body.toString(), headers));
        UUID id = UUID.fromString(created.json().at("/campaign/id").asText());
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        agents.forEach(agent -> members.withArray("memberIds").add(agent.id().toString()));
        accepted(api.insist(name, "PUT", "/v2/campaigns/" + id + "/members", members.toString(), headers));
        accepted(api.insist(name, "PATCH", "/v2/campaigns/" + id, "{\"status\": \"active\"}", headers));
        return new Campaign(api, credentials, apiKey, id, name);
    }

    /** The list that it was made with. */
    String callingList() {
        return name + "_List";
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

    private static Reply accepted(Reply reply) {
        if (reply == null || reply.status() != OK) {
            throw new LocalFailure("the campaign cannot be made: " + reply);
        }
        return reply;
    }
}
