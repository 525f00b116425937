package io.outdial.platform.peer;

import io.outdial.platform.outbox.EventDelivery;
import io.outdial.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Delivers the events of the outbox to the service that receives them.
 *
 * @param <T> the types of events that the receiver's document lists
 */
public abstract class EventPeer<T> implements EventDelivery {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "events";

    private final Map<String, T> types;
    private PeerDelivery peer;

    protected EventPeer(T[] types, Function<T, String> wireValue) {
        this.types = Arrays.stream(types).collect(Collectors.toMap(wireValue, Function.identity()));
    }

    @PostConstruct
    void prepare() {
        peer = new PeerDelivery(BREAKER);
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return peer.deliver(() -> send(event, types.get(event.type())));
    }

    /** Calls the receiver. */
    protected abstract Uni<Void> send(OutboxEvent event, T type);
}
