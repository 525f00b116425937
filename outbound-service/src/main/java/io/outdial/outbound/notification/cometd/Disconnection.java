package io.outdial.outbound.notification.cometd;

import io.vertx.ext.web.RoutingContext;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Notices that a client went away before it was answered, and tells its listeners, at once or when they are added: a
 * held {@code /meta/connect} has to let go at once, or the next message would be lost.
 */
final class Disconnection {

    private final List<Consumer<Throwable>> listeners = new ArrayList<>();
    private Throwable cause;

    /** To be called before the first asynchronous step, so that no disconnection is missed. */
    static Disconnection of(RoutingContext routing) {
        Disconnection disconnection = new Disconnection();
        routing.addEndHandler(end -> {
            if (end.failed()) {
                disconnection.noticed();
            }
        });
        return disconnection;
    }

    void whenNoticed(Consumer<Throwable> listener) {
        synchronized (this) {
            if (cause == null) {
                listeners.add(listener);
                return;
            }
        }
        listener.accept(cause);
    }

    synchronized boolean isNoticed() {
        return cause != null;
    }

    private void noticed() {
        List<Consumer<Throwable>> notified;
        synchronized (this) {
            if (cause != null) {
                return;
            }
            cause = new ClosedChannelException();
            notified = List.copyOf(listeners);
        }
        notified.forEach(listener -> listener.accept(cause));
    }
}
