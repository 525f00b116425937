package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.notification.SessionStore;
import io.outdial.outbound.notification.StreamEvent;
import io.outdial.outbound.notification.Subscriber;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Streams and sessions without a database, of one replica. */
final class MemoryStreams implements SessionStore {

    private final Map<Subscriber, List<StreamEvent>> streams = new HashMap<>();

    synchronized StreamEvent append(Subscriber user, List<Notification> messages) {
        List<StreamEvent> events = streams.computeIfAbsent(user, first -> new ArrayList<>());
        StreamEvent event = new StreamEvent(user, events.size(), events.size() + 1L, messages);
        events.add(event);
        return event;
    }

    synchronized Uni<List<StreamEvent>> readAfter(Map<Subscriber, Long> numbers) {
        return Uni.createFrom()
                .item(numbers.entrySet().stream()
                        .flatMap(from -> streams.getOrDefault(from.getKey(), List.of()).stream()
                                .skip(from.getValue()))
                        .toList());
    }

    @Override
    public synchronized Uni<Opened> open(Session session, String former) {
        long last = streams.getOrDefault(session.user(), List.of()).size();
        return Uni.createFrom().item(new Opened(last, last, Set.of()));
    }

    @Override
    public Uni<TakenOver> takeOver(String id, Subscriber user, String browserId) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<Void> subscribed(String id, Set<String> subscriptions) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> unsubscribed(String id, Set<String> subscriptions) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Set<String>> save(List<Progress> sessions) {
        return Uni.createFrom().item(sessions.stream().map(Progress::id).collect(Collectors.toSet()));
    }

    @Override
    public Uni<Set<String>> held(Collection<String> ids) {
        return Uni.createFrom().item(Set.copyOf(ids));
    }

    @Override
    public Uni<Void> remove(Collection<String> ids) {
        return Uni.createFrom().voidItem();
    }
}
