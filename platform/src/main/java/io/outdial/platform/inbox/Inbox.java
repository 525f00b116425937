package io.outdial.platform.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Lets an event be applied once, however often it is delivered. That it was received is written in the transaction of
 * its effect: both are committed or neither. Of two deliveries at the same moment the second waits for the first to
 * commit, and then does nothing; if the first is rolled back, it is the second that applies it.
 */
@ApplicationScoped
public class Inbox {

    /** In the order of the ids, so that two deliveries of the same events wait in one direction. */
    private static final String RECEIVE = """
            INSERT INTO inbox_event (event_id, type)
            SELECT id, CAST($2 AS text) FROM unnest(CAST($1 AS uuid[])) AS received (id) ORDER BY id
            ON CONFLICT ON CONSTRAINT inbox_event_pk DO NOTHING RETURNING event_id
            """;

    /**
     * Milliseconds, of the transaction. Whoever delivers waits two seconds for an answer, and what is not begun after
     * 1.2 is left for later.
     */
    private static final String SET_LOCK_TIMEOUT = "SELECT set_config('lock_timeout', '700', true)";

    private static final String OF_ANOTHER_TYPE =
            "SELECT EXISTS (SELECT FROM inbox_event WHERE event_id = ANY (CAST($1 AS uuid[])) AND type <> $2)";

    private final Counter fresh;
    private final Counter repeated;

    @Inject
    public Inbox(MeterRegistry metrics) {
        fresh = counter(metrics, "new");
        repeated = counter(metrics, "repeated");
    }

    private static Counter counter(MeterRegistry metrics, String outcome) {
        return Counter.builder("inbox.events")
                .description("Events that were delivered, and whether they had been before")
                .tag("outcome", outcome)
                .register(metrics);
    }

    /**
     * Notes events as received, in the caller's transaction, in which it applies those that are new. It waits for
     * nobody long: a replica that stands still may hold the same events, or what they change, until its transaction is
     * ended.
     *
     * @param events of one type
     * @return those that were not received before
     * @throws Failure.NotValid if an event of another type was received with one of the ids
     */
    public Uni<List<ReceivedEvent>> receive(List<ReceivedEvent> events) {
        UUID[] ids = events.stream().map(ReceivedEvent::id).toArray(UUID[]::new);
        String type = events.get(0).type();
        return Panache.getSession().map(SqlCarrier::of).chain(transaction -> transaction
                .rows(SET_LOCK_TIMEOUT)
                .chain(set -> transaction.rows(RECEIVE, ids, type))
                .chain(rows -> {
                    Set<UUID> received = new HashSet<>();
                    rows.forEach(row -> received.add((UUID) row[0]));
                    List<ReceivedEvent> unknown = events.stream()
                            .filter(event -> received.contains(event.id()))
                            .toList();
                    fresh.increment(unknown.size());
                    repeated.increment(events.size() - unknown.size());
                    return unknown.size() == events.size()
                            ? Uni.createFrom().item(unknown)
                            : requireSameType(transaction, ids, type).replaceWith(unknown);
                }));
    }

    private static Uni<Void> requireSameType(SqlCarrier transaction, UUID[] ids, String type) {
        return transaction
                .firstRow(OF_ANOTHER_TYPE, ids, type)
                .invoke(row -> {
                    if ((Boolean) row[0]) {
                        throw new Failure.NotValid(List.of(Issue.custom(
                                List.of("id"), "was used for another event", "an id of its own", "a known id")));
                    }
                })
                .replaceWithVoid();
    }
}
