package io.outdial.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.trace.EventTraces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes events for another service in the transaction of the change: both are committed or neither. The relay delivers
 * them.
 *
 * <p>Order is kept per client and key, on one condition: whoever writes for a key holds a lock on what the key names
 * (the row it changes) until the commit. Otherwise two transactions may commit in another order than they wrote in, and
 * no reader of the table could tell.
 */
@ApplicationScoped
public class Outbox {

    /** Does not notify: PostgreSQL commits one notifying transaction after the other. */
    static final String WRITE = """
            INSERT INTO outbox_event (id, client_id, key, type, data, trace)
            SELECT CAST(id AS uuid), CAST(client_id AS uuid), key, type, CAST(data AS jsonb), nullif(CAST($6 AS text), '')
              FROM unnest(CAST($1 AS text[]), CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]))
                   WITH ORDINALITY AS event (id, client_id, key, type, data, n)
             ORDER BY n
            """;

    @Inject
    OutboxLifecycle relay;

    @Inject
    ObjectMapper json;

    /**
     * Writes one event in the caller's transaction.
     *
     * @param key names what events must be delivered in order for, such as the id of a customer
     * @param data written as JSON
     */
    public Uni<Void> write(UUID clientId, String key, String type, Object data) {
        return writeAll(List.of(new NewEvent(clientId, key, type, data)));
    }

    /**
     * Writes events in the caller's transaction, in one statement; those of one key are delivered in the order of the
     * list.
     */
    public Uni<Void> writeAll(List<NewEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> writeAll(SqlCarrier.of(session), events));
    }

    /** Like {@link #writeAll(List)}, in the transaction of a connection. */
    public Uni<Void> writeAll(SqlCarrier transaction, List<NewEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .update(
                        WRITE,
                        column(events, event -> UuidV7.next().toString()),
                        column(events, event -> event.clientId().toString()),
                        column(events, NewEvent::key),
                        column(events, NewEvent::type),
                        column(events, event -> write(event.data())),
                        EventTraces.current())
                .invoke(this::expect)
                .replaceWithVoid();
    }

    /** A statement of another kind has written events; what is committed soon is delivered soon. */
    public void expect() {
        relay.expect();
    }

    /** A statement has noted what an {@link OutboxFeed} makes events of; what is committed soon is told soon. */
    public void expectNotes() {
        relay.expectNotes();
    }

    private static String[] column(List<NewEvent> events, Function<NewEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written", e);
        }
    }
}
