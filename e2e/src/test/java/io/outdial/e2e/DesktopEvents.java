package io.outdial.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a desktop has received, in its order; kept across its sessions. */
final class DesktopEvents implements DesktopClient.Listener {

    static final String OUTBOUND = "/v2/me/outbound";
    static final String DEVICES = "/v2/me/devices";
    static final String INTERNAL = "/me/internal";

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private record Event(String channel, JsonNode data) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
    private volatile String clientId = "";

    @Override
    public void onSubscribed(String session, String channel) {
        subscribed.add(channel + "@" + session);
        clientId = session;
    }

    @Override
    public void onMessage(String channel, JsonNode data) {
        events.add(new Event(channel, data));
    }

    /** Of the last session. */
    String clientId() {
        return clientId;
    }

    /** Returns when another session than the given one is subscribed to everything. */
    void awaitSessionAfter(String former) {
        await("a session").atMost(TIMEOUT).until(() -> {
            String session = clientId;
            return !session.equals(former)
                    && DesktopClient.CHANNELS.stream()
                            .allMatch(channel -> subscribed.contains(channel + "@" + session));
        });
    }

    /** The first event of a request. */
    JsonNode awaitFirst(String referenceId) {
        await("an event of " + referenceId).atMost(TIMEOUT).until(() -> of(referenceId)
                .isPresent());
        return of(referenceId).orElseThrow();
    }

    Optional<JsonNode> of(String referenceId) {
        return on(OUTBOUND).stream()
                .filter(data -> referenceId.equals(data.path("referenceId").textValue()))
                .findFirst();
    }

    /** An event that answers no request. */
    void awaitUnasked(String notificationType) {
        await(notificationType).atMost(TIMEOUT).until(() -> on(OUTBOUND).stream()
                .anyMatch(data ->
                        notificationType.equals(data.path("notificationType").textValue())));
    }

    void awaitCount(String channel, int count) {
        await(count + " on " + channel).atMost(TIMEOUT).until(() -> on(channel).size() >= count);
    }

    List<JsonNode> on(String channel) {
        return events.stream()
                .filter(event -> event.channel().equals(channel))
                .map(Event::data)
                .toList();
    }
}
