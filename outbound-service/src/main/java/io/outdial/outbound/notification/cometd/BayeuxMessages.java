package io.outdial.outbound.notification.cometd;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.json.BoundedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Reads the body of a notification request: one Bayeux message or an array of them. The types of all fields that CometD
 * reads are checked here, because CometD casts them unchecked and would answer a wrong one by HTTP 500.
 */
final class BayeuxMessages {

    private static final int MAX_MESSAGES = 64;
    private static final String CONNECT = "/meta/connect";
    private static final String HANDSHAKE = "/meta/handshake";

    private static final BoundedJson JSON = new BoundedJson();

    private BayeuxMessages() {}

    /** Says which part of a body is wrong, in words for the client. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /** @param memory see {@link BoundedJson#read} */
    static List<Map<String, Object>> read(byte[] body, LongConsumer memory) throws MalformedException {
        Object json = json(body, memory);
        List<?> items = json instanceof List<?> list ? list : Objects.isNull(json) ? List.of() : List.of(json);
        if (items.isEmpty() || items.size() > MAX_MESSAGES) {
            throw new MalformedException(
                    "expected 1 to " + MAX_MESSAGES + " Bayeux messages, received " + items.size());
        }
        List<Map<String, Object>> messages = new ArrayList<>(items.size());
        for (Object item : items) {
            messages.add(checked(fields(item, "each message")));
        }
        // Bayeux: whatever else comes with a handshake is ignored.
        return messages.stream()
                .filter(message -> HANDSHAKE.equals(message.get("channel")))
                .findFirst()
                .map(List::of)
                .orElse(messages);
    }

    private static Object json(byte[] body, LongConsumer memory) throws MalformedException {
        try {
            return JSON.readPlain(body, memory);
        } catch (Failure.Refused | Failure.NotValid refused) {
            throw new MalformedException(reason(refused));
        }
    }

    private static String reason(Failure refused) {
        return refused instanceof Failure.NotValid notValid
                ? notValid.issues().get(0).message()
                : refused.getMessage();
    }

    private static Map<String, Object> checked(Map<String, Object> message) throws MalformedException {
        expect(message, "channel", String.class);
        expect(message, "clientId", String.class);
        if (!(message.get("id") instanceof Number id)) {
            expect(message, "id", String.class);
        } else if (!Double.isFinite(id.doubleValue())) {
            // No JSON can give it back.
            throw new MalformedException("id is out of range");
        }
        Object advice = message.get("advice");
        if (advice != null) {
            Map<String, Object> fieldsOfAdvice = fields(advice, "advice");
            expect(fieldsOfAdvice, "timeout", Number.class);
            expect(fieldsOfAdvice, "interval", Number.class);
        }
        Object ext = message.get("ext");
        if (ext != null) {
            Map<String, Object> extensions = fields(ext, "ext");
            if (CONNECT.equals(message.get("channel"))) {
                expect(extensions, "ack", Number.class);
            }
        }
        if (message.get("subscription") instanceof List<?> subscriptions) {
            for (Object subscription : subscriptions) {
                if (!(subscription instanceof String)) {
                    throw new MalformedException("subscription must hold strings");
                }
            }
            if (subscriptions.isEmpty()) {
                // CometD would answer it without saying whether it was successful; what is missing it refuses.
                message.remove("subscription");
            }
        } else {
            expect(message, "subscription", String.class);
        }
        return message;
    }

    private static void expect(Map<String, Object> fields, String name, Class<?> type) throws MalformedException {
        Object value = fields.get(name);
        if (value == null) {
            fields.remove(name);
        } else if (!type.isInstance(value)) {
            throw new MalformedException(
                    name + " must be a " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @SuppressWarnings("unchecked") // Jackson's maps of JSON objects have strings as keys.
    private static Map<String, Object> fields(Object json, String name) throws MalformedException {
        if (json instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new MalformedException(name + " must be an object");
    }
}
