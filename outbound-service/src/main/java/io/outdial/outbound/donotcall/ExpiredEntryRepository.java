package io.outdial.outbound.donotcall;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Entries that have ended, of all clients. */
@ApplicationScoped
class ExpiredEntryRepository {

    static final int BATCH = 500;

    /** In the order of the clients, which is that in which the transaction locks their audits. */
    static final String DELETE = """
            WITH due AS MATERIALIZED (
                SELECT client_id, phone_key, scope, origin, import_id FROM do_not_call
                 WHERE expires_at <= now() ORDER BY expires_at LIMIT %d FOR UPDATE SKIP LOCKED
            ), gone AS (
                DELETE FROM do_not_call AS entry USING due
                 WHERE entry.client_id = due.client_id AND entry.phone_key = due.phone_key AND entry.scope = due.scope AND entry.origin = due.origin
                   AND entry.import_id = due.import_id
                RETURNING entry.*
            )
            INSERT INTO do_not_call_change (client_id, action, phone_key, phone, scope, origin, import_id, campaign_id, reason, expires_at, reported_by)
            SELECT client_id, 'expired', phone_key, phone, scope, origin, import_id, campaign_id, reason, expires_at, 'outbound-service' FROM gone ORDER BY client_id, phone_key
            """.formatted(BATCH);

    /**
     * In a transaction of its own. They do not hold any more, so it needs no lock of the numbers.
     *
     * @return how many there were, at most {@link #BATCH}
     */
    Uni<Integer> delete() {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETE).executeUpdate()));
    }
}
