package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.local.LocalFailure;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Which calls were handed over, and where to. Some of them go to the fallback, while transfer-service is away. */
final class Transfers {

    private static final int ONE_OF = 8;
    private static final int OK = 200;

    /** By the handle of the record: as what, and to which number. */
    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();

    /** A config with a number and another one as its fallback. */
    static UUID createConfig(Api api, String apiKey) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("name", "Torture")
                .put("type", "direct")
                .put("directPhoneNumber", "+12025550123")
                .put("softphoneFallbackType", "phone_number")
                .put("softphoneFallbackPhoneNumber", "+12025550124")
                .toString();
        Reply reply = api.insist(
                "transfers",
                "POST",
                "/v2/campaigns/transfer-configs",
                body,
                Map.of("x-api-key", apiKey, "Idempotency-Key", UUID.randomUUID().toString()));
        if (reply == null || reply.status() != OK) {
            throw new LocalFailure("calls cannot be transferred: " + reply);
        }
        return UUID.fromString(reply.json().at("/transferConfig/id").asText());
    }

    /** Whether the next call is one to be handed over. */
    boolean isNext() {
        return ThreadLocalRandom.current().nextInt(ONE_OF) == 0;
    }

    /** @param transfer as it was answered */
    void acknowledge(long handle, JsonNode transfer) {
        JsonNode destination = transfer.path("destination");
        String number = destination.path("phoneNumber").asText(null);
        acknowledged.put(
                handle,
                destination.path("type").asText() + " "
                        + (number == null
                                ? destination.at("/fallback/phoneNumber").asText()
                                : number));
    }

    Map<Long, String> acknowledged() {
        return acknowledged;
    }
}
