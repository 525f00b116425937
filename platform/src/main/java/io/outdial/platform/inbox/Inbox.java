package io.outdial.platform.inbox;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Applies an event once, however often it is delivered. That it was received is written in the transaction of its
 * effect: both are committed or neither. Of two deliveries at the same moment the second waits for the first to commit,
 * and then does nothing; if the first is rolled back, it is the second that applies it.
 */
@ApplicationScoped
public class Inbox {

    private static final String RECEIVE =
            "INSERT INTO inbox_event (event_id) VALUES ($1) ON CONFLICT ON CONSTRAINT inbox_event_pk DO NOTHING";

    /**
     * Runs {@code effect} in the caller's transaction, unless the event was received before.
     *
     * @param effect must write in the same transaction
     */
    public Uni<Void> once(UUID eventId, Supplier<Uni<Void>> effect) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).update(RECEIVE, eventId))
                .chain(received -> received == 0 ? Uni.createFrom().voidItem() : effect.get());
    }
}
