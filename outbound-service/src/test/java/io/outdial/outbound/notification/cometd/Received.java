package io.outdial.outbound.notification.cometd;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometd.bayeux.Message;

/** What a desktop has received and a test has not looked at. */
final class Received {

    static final String OUTBOUND = "/v2/me/outbound";
    static final String INTERNAL = "/me/internal";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** To be given to {@link Desktops#open}. */
    final List<Message> messages = new CopyOnWriteArrayList<>();

    /** The next message of the channel; those of other channels before it are passed over. */
    JsonNode next(String channel) {
        await().until(() ->
                messages.stream().anyMatch(message -> message.getChannel().equals(channel)));
        while (!messages.get(0).getChannel().equals(channel)) {
            messages.remove(0);
        }
        return JSON.valueToTree(messages.remove(0).getData());
    }

    /** The next one that an agent is meant to see. */
    JsonNode next() {
        return next(OUTBOUND);
    }

    static String type(JsonNode message) {
        return message.path("notificationType").textValue();
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
