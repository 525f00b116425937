package io.outdial.platform.database;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.config.ServiceConfig.Pooler;
import io.outdial.platform.config.ServiceConfig.TlsMode;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How each connection to the database is made, whatever it is for. */
public final class ConnectionOptions {

    /**
     * What the names of their metrics begin with, and what follows as {@code clientName}; without it they have none.
     */
    private static final String POOLED_METRICS = "sql|pooled";

    private static final String DIRECT_METRICS = "sql|direct";

    private ConnectionOptions() {}

    /** To where requests are answered from, which may be a pooler. */
    static PgConnectOptions pooled(ServiceConfig.Database database) {
        PgConnectOptions options = options(database, database.host(), database.port());
        options.setMetricsName(POOLED_METRICS);
        if (database.pooler() == Pooler.TRANSACTION) {
            passThroughPooler(options);
        }
        return options;
    }

    /** To the server itself, for a connection that keeps something, such as what it listens for. */
    public static PgConnectOptions direct(ServiceConfig.Database database) {
        PgConnectOptions options = options(database, database.listenHost(), database.listenPort());
        options.setMetricsName(DIRECT_METRICS);
        return options;
    }

    private static PgConnectOptions options(ServiceConfig.Database database, String host, int port) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password());
        secure(options, database);
        return options;
    }

    private static void secure(PgConnectOptions options, ServiceConfig.Database database) {
        TlsMode mode = database.tlsMode();
        options.setSslMode(SslMode.of(mode.wireValue()));
        if (mode.verifies()) {
            Path certificates = database.tlsCaFile()
                    .orElseThrow(() -> new IllegalStateException(
                            "outdial.db.tls-mode=" + mode.wireValue() + " needs outdial.db.tls-ca-file"));
            options.setPemTrustOptions(new PemTrustOptions().addCertPath(certificates.toString()));
        } else {
            options.setTrustAll(true);
        }
        if (mode == TlsMode.VERIFY_FULL) {
            options.setHostnameVerificationAlgorithm("HTTPS");
        }
    }

    /** Nothing that a connection would have to remember from one transaction to the next. */
    private static void passThroughPooler(PgConnectOptions options) {
        Map<String, String> properties = new HashMap<>(options.getProperties());
        // A pooler knows no such parameter, and PostgreSQL has the same by itself.
        properties.remove("extra_float_digits");
        options.setProperties(properties);
        options.setUseLayer7Proxy(true);
    }
}
