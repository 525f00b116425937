package io.outdial.platform.outbox;

import io.smallrye.mutiny.Uni;

/** Delivers a service's events to their receiver, by its REST client. A service without one runs no relay. */
public interface EventDelivery {

    /**
     * Brings one event to its receiver. It may be called again with an event that had arrived already, after a crash or
     * an answer that came too late, so the receiver has to know events by their id. Must open no transaction.
     *
     * @return completes once the receiver has committed the event; any failure means that it is tried again later
     */
    Uni<Void> deliver(OutboxEvent event);
}
