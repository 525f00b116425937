package io.outdial.enrollment.lock;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Locks on texts, mostly the keys by which customers are found: those of their numbers, and their external ids. They
 * serialise requests where no row exists yet that could be locked. All kinds of keys share the locks, so a request may
 * wait a little longer than it must.
 */
@ApplicationScoped
public class KeyLockRepository {

    static final String LOCK = "SELECT hold_customer_keys($1, CAST($2 AS text[]))";

    /**
     * Holds the locks until the transaction ends. To be called before any row is locked, and with all keys at once: two
     * requests for the same keys could deadlock otherwise. A key that the transaction has locked already is not waited
     * for again.
     */
    public Uni<Void> lock(UUID clientId, Collection<String> keys) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .firstRow(LOCK, clientId, new TreeSet<>(keys).toArray(String[]::new))
                        .map(row -> (Integer) row[0]))
                .replaceWithVoid();
    }
}
