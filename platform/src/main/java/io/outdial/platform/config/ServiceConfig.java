package io.outdial.platform.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of every service, read at start. An unknown key below {@code outdial} keeps the service from starting.
 */
@ConfigMapping(prefix = "outdial")
public interface ServiceConfig {

    /** The TCP port it listens on. */
    int port();

    /** Name of the OpenAPI document it serves, {@code restrictions} for {@code restrictions.yaml}. */
    String spec();

    /** What this process does: migrate its database, answer requests, or first the one and then the other. */
    Mode mode();

    /** Its database. */
    Database db();

    /** The registry of clients and API keys (JSON, hashes only). The service does not start without it. */
    Path registryFile();

    /**
     * A file that holds the credential by which the services authenticate to each other, at least 32 characters. The
     * service does not start without it.
     */
    Path serviceTokenFile();

    /**
     * Whether this service hashes phone numbers: see {@link io.outdial.platform.phone.NumberHash}. Decided when it is
     * built.
     */
    @WithDefault("false")
    boolean hashesNumbers();

    /**
     * A file that holds the secret under which numbers are hashed, at least 32 characters. A service that hashes
     * numbers does not start without it.
     */
    Optional<Path> numberHashKeyFile();

    /** Base URL of the service that counts quotas. Not set where this service counts them, for itself or for all. */
    Optional<String> quotaUrl();

    /**
     * How many requests a minute an agent may send whose client says nothing else in the registry; not set, it is what
     * the document has ({@code x-outdial-quotas}). Set it where agents call: in outbound-service.
     */
    OptionalInt agentRequestsPerMinute();

    /** How often each background migration looks for rows of older versions. */
    @WithDefault("3S")
    Duration backgroundMigrationsEvery();

    /** Whether each line of the log is a JSON object, with what call it belongs to in {@code mdc}. */
    @WithDefault("false")
    boolean logJson();

    /** Where traces are sent, by OTLP over HTTP, such as {@code http://collector:4318}; without it there are none. */
    Optional<String> tracesEndpoint();

    /** Which part of the requests is traced of which no caller has decided, from 0 to 1. */
    @WithDefault("0.1")
    double tracesRatio();

    /** The largest body a request may have. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** The largest body that is read before its sender is authenticated, because it may contain the credentials. */
    @WithDefault("64K")
    MemorySize maxUnauthenticatedBodySize();

    /**
     * The memory that all request bodies in progress may use together, generously counted; beyond it requests with a
     * body get 503.
     */
    @WithDefault("64M")
    MemorySize bodyMemory();

    /** The OIDC provider whose tokens are accepted, where one is set. */
    OidcConfig oidc();

    /** A PostgreSQL database that no other service uses. */
    interface Database {

        String host();

        int port();

        String name();

        /** The login of the service. It reads and writes rows and owns nothing. */
        String user();

        String password();

        /** The login that owns the schema and migrates it. In trials it may be that of the service. */
        String ownerUser();

        String ownerPassword();

        /** Whether connections are encrypted, and whom they are to: the modes of libpq. */
        @WithDefault("disable")
        TlsMode tlsMode();

        /** The certificates, as PEM, by one of which the server's has to be signed. Only for the modes that verify. */
        Optional<Path> tlsCaFile();

        /** How many connections answer requests. */
        int poolSize();

        /** What stands between the service and the server. */
        @WithDefault("none")
        Pooler pooler();

        /** The server itself, past a pooler: for whoever listens, and for the schema. */
        String listenHost();

        int listenPort();

        /** How long a request waits for a free connection, and for a new one to be made. */
        @WithDefault("5S")
        Duration acquireTimeout();

        /** How many requests may wait for a free connection at once; the next is refused at once. */
        @WithDefault("2000")
        int maxWaiting();

        /** How long PostgreSQL may work on one statement of a request. */
        @WithDefault("10S")
        Duration statementTimeout();

        /** How long a statement waits for a lock that another transaction holds. */
        @WithDefault("5S")
        Duration lockTimeout();

        /**
         * How long a transaction may wait for its next statement before PostgreSQL ends it, and with it the locks it
         * holds.
         */
        @WithDefault("15S")
        Duration idleInTransactionTimeout();

        /**
         * After how long a connection in use on which nothing arrives is considered dead. Longer than twice the limit
         * of a statement: an unused connection is closed after half of it.
         */
        @WithDefault("30S")
        Duration silenceTimeout();

        /** How often it is tried whether the database can be reached, for the metric {@code outdial_database_up}. */
        @WithDefault("10S")
        Duration watchEvery();
    }

    /** What a process does. */
    enum Mode {
        /** Migrates, and then answers requests: for one server, and for tests. */
        STANDALONE,
        /** Answers requests as soon as somebody else has migrated. */
        SERVE,
        /** Migrates and ends. */
        MIGRATE
    }

    /** How a connection to the database is encrypted. */
    enum TlsMode {
        DISABLE,
        /** Where the server can. Whoever is in between can have it otherwise. */
        PREFER,
        /** With whoever answers. */
        REQUIRE,
        /** With nobody but who has a certificate of the file. */
        VERIFY_CA,
        /** And it is for the name that was asked for. */
        VERIFY_FULL;

        public boolean verifies() {
            return this == VERIFY_CA || this == VERIFY_FULL;
        }

        /** As libpq and the JDBC driver spell it. */
        public String wireValue() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What shares the server's connections among those of the service. */
    enum Pooler {
        NONE,
        /** Each transaction may be on another connection of the server, such as PgBouncer's {@code transaction}. */
        TRANSACTION
    }
}
