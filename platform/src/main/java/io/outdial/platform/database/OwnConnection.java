package io.outdial.platform.database;

import io.outdial.platform.config.ServiceConfig;
import io.vertx.pgclient.PgConnectOptions;

/** How a connection beside the pool is made: one that listens, or one that only sees whether it can be made. */
public final class OwnConnection {

    private OwnConnection() {}

    public static PgConnectOptions options(ServiceConfig.Database database) {
        return new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password());
    }
}
