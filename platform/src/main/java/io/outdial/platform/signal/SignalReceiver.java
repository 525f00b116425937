package io.outdial.platform.signal;

import io.smallrye.mutiny.Uni;

/**
 * Acts on what the database notifies of on one channel. A bean of this type is called from the start of the service to
 * its end, on an event loop, one call at a time.
 */
public interface SignalReceiver {

    /** As the triggers spell it: a plain identifier. */
    String channel();

    /** False in a service where nothing is notified of on the channel; asked once, when the service has started. */
    default boolean isNeeded() {
        return true;
    }

    /**
     * Notifications arrive from here on, after the start and after each connection that was lost. Anything may have
     * changed before, so this compares. If it fails, the connection is opened anew.
     */
    Uni<Void> onListening();

    void onNotification(String payload);

    /**
     * The connection is alive.
     *
     * @param validAsOf moment of {@link System#nanoTime()}: every change that was committed before it has been notified
     *     of
     */
    default void onHeartbeat(long validAsOf) {}
}
