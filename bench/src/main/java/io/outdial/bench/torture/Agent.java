package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.local.LocalFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member with a login and a device. */
record Agent(UUID id, String userName, String password, UUID device) {

    private static final int OK = 200;

    static Agent create(Api api, String apiKey, String userName) {
        String password = UUID.randomUUID().toString();
        ObjectNode member = JsonNodeFactory.instance
                .objectNode()
                .put("name", userName)
                .put("agentId", userName)
                .put("userName", userName)
                .put("password", password);
        List.of("api-voice-outbound", "api-voice")
                .forEach(feature -> member.withArray("features").add(feature));
        UUID id = made(api, apiKey, "/v2/members", member.toString(), "/member/id");
        UUID device = made(api, apiKey, "/v2/members/" + id + "/devices", "{}", "/device/id");
        return new Agent(id, userName, password, device);
    }

    private static UUID made(Api api, String apiKey, String path, String body, String id) {
        Reply reply = api.insist("agents", "POST", path, body, Map.of("x-api-key", apiKey));
        if (reply == null || reply.status() != OK) {
            throw new LocalFailure("there are no agents: " + reply);
        }
        return UUID.fromString(reply.json().at(id).asText());
    }

    /** The value of the header by which it logs in. */
    String authorization() {
        byte[] login = (userName + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }
}
