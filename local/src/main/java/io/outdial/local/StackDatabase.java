package io.outdial.local;

import io.outdial.local.postgres.DatabaseServer;
import io.outdial.local.postgres.Databases;
import io.outdial.local.postgres.EmbeddedServer;
import java.util.function.Consumer;

/** PostgreSQL of a stack, the embedded one or the server that was given, and the services' databases in it. */
final class StackDatabase {

    private final StackOptions options;
    private final DataFolder data;
    private final Secrets secrets;

    private EmbeddedServer embedded;
    private DatabaseServer server;
    private int poolSize;
    private Consumer<String> endWatch;
    private volatile ProcessHandle expectedToEnd;

    StackDatabase(StackOptions options, DataFolder data, Secrets secrets) {
        this.options = options;
        this.data = data;
        this.secrets = secrets;
    }

    /** Stops an embedded server that an earlier run left on the folder, before the folder is cleared. */
    static void stopLeftover(StackOptions options, DataFolder data) {
        embeddedServer(options, data, "").stop();
    }

    /**
     * Returns when the databases are there and have room for the services.
     *
     * @param onEnd called with one line when the embedded server ends, on an orderly stop too
     */
    void start(Progress progress, Consumer<String> onEnd) {
        long started = System.nanoTime();
        if (options.externalServer().isPresent()) {
            server = options.externalServer().get();
        } else {
            progress.status("  PostgreSQL is starting");
            embedded = embeddedServer(options, data, secrets.postgresPassword());
            server = embedded.start();
            watch(onEnd);
        }
        Databases databases = new Databases(server);
        databases.create(OutdialService.contexts(), secrets.databasePasswords());
        poolSize = ConnectionBudget.poolSize(databases.freeConnections(), options.replicas());
        progress.line("  %-22s ready after %s".formatted("PostgreSQL", ServiceGroup.secondsSince(started)));
    }

    private void watch(Consumer<String> onEnd) {
        endWatch = onEnd;
        embedded.postmaster().ifPresent(process -> {
            var unused = process.onExit().thenRun(() -> {
                if (!process.equals(expectedToEnd)) {
                    onEnd.accept("PostgreSQL ended by itself; see " + data.logOf("postgres"));
                }
            });
        });
    }

    /** The embedded server ends without a word and starts again where it was; its end is not reported. */
    void crash() {
        if (embedded == null) {
            throw new LocalFailure("a server that was given is not ours to end");
        }
        expectedToEnd = embedded.postmaster().orElse(null);
        embedded.crash();
        embedded.start();
        watch(endWatch);
    }

    private static EmbeddedServer embeddedServer(StackOptions options, DataFolder data, String password) {
        return new EmbeddedServer(
                data.postgres(),
                data.logOf("postgres"),
                password,
                options.home().resolve("local/target"));
    }

    /** A server that was given runs on. A second call does nothing. */
    void stop() {
        if (embedded != null) {
            embedded.stop();
            embedded = null;
        }
    }

    /** The size of the pool of each process. */
    int poolSize() {
        return poolSize;
    }

    /** The database of a service, opened as its own role. */
    DatabaseServer of(OutdialService service) {
        return as(service, service.context());
    }

    /** The database of a service, opened as the role that owns it. */
    DatabaseServer ownedBy(OutdialService service) {
        return as(service, Databases.ownerOf(service.context()));
    }

    private DatabaseServer as(OutdialService service, String role) {
        return server.as(service.context(), role, secrets.databasePasswords().get(role));
    }
}
