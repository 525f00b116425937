package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Notifies by PostgreSQL, in a transaction of nothing else. */
@Singleton
public final class RingRepository {

    private final Pool database;

    public RingRepository(Pool database) {
        this.database = database;
    }

    Uni<Void> ring(String channel, String payload) {
        return database.preparedQuery("SELECT pg_notify($1, $2)")
                .execute(Tuple.of(channel, payload))
                .replaceWithVoid();
    }
}
