package io.outdial.local;

import io.outdial.local.gateway.RouteFile;
import io.outdial.local.gateway.RouteTable;
import io.outdial.local.postgres.DatabaseServer;
import io.outdial.local.postgres.Databases;
import io.outdial.local.postgres.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;

/**
 * A whole running Outdial: PostgreSQL, the four services as processes of their own, the gateway in this one. Used by
 * {@code outdial up} and by tests of the packaged product.
 *
 * <p>{@link #start} and {@link #stop} may come from different threads (Ctrl-C during a start): a stop waits for the
 * current step, then undoes everything in reverse order. A stack is started once.
 */
public final class Stack implements AutoCloseable {

    private final StackOptions options;
    private final Progress progress;
    private final DataFolder data;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    private volatile boolean stopping;
    private FileChannel lock;
    private LocalLog log;
    private RouteTable routes;
    private Ports ports;
    private Secrets secrets;
    private boolean credentialsAreNew;
    private EmbeddedServer embedded;
    private DatabaseServer server;
    private ServiceGroup services;
    private LocalGateway gateway;

    public Stack(StackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.data = new DataFolder(options.data());
    }

    /** Starts one and returns when every service is ready and the gateway listens. */
    public static Stack start(StackOptions options) {
        Stack stack = new Stack(options, Progress.silent());
        stack.start();
        return stack;
    }

    /**
     * Returns when every service is ready and the gateway listens.
     *
     * @throws LocalFailure after everything that had been started is stopped again
     */
    public void start() {
        try {
            step(this::prepare);
            step(this::startPostgres);
            step(this::startServices);
            services.awaitReady(() -> stopping);
            step(this::startGateway);
        } catch (RuntimeException e) {
            if (log != null && !stopping) {
                log.failure(e);
            }
            stop();
            throw e;
        }
    }

    private synchronized void step(Runnable step) {
        if (stopping) {
            throw new LocalFailure("stopped while starting");
        }
        step.run();
    }

    private void prepare() {
        for (OutdialService service : OutdialService.values()) {
            if (!Files.exists(service.jarIn(options.home()))) {
                throw new LocalFailure(service.jarIn(options.home()) + " is missing; build it with ./mvnw package");
            }
        }
        routes = new RouteFile(options.routeFile()).read();
        lock = data.lock("outdial up");
        log = LocalLog.to(data.logOf("outdial"));
        ServiceGroup.stopLeftovers(data, progress);
        ports = Ports.choose(options.bind(), options.port(), options.serviceBasePort());
        if (options.fresh()) {
            embeddedServer("").stop();
            data.clear();
        }
        FirstStart first = new FirstStart(data);
        secrets = first.readOrCreate();
        credentialsAreNew = first.hasCreated();
    }

    private EmbeddedServer embeddedServer(String password) {
        return new EmbeddedServer(
                data.postgres(),
                data.logOf("postgres"),
                password,
                options.home().resolve("local/target"));
    }

    private void startPostgres() {
        long started = System.nanoTime();
        if (options.externalServer().isPresent()) {
            server = options.externalServer().get();
        } else {
            progress.status("  PostgreSQL is starting");
            embedded = embeddedServer(secrets.postgresPassword());
            server = embedded.start();
            embedded.postmaster().ifPresent(process -> {
                var unused = process.onExit()
                        .thenRun(() -> report("PostgreSQL ended by itself; see " + data.logOf("postgres")));
            });
        }
        new Databases(server).create(secrets.databasePasswords());
        progress.line("  %-22s ready after %s".formatted("PostgreSQL", ServiceGroup.secondsSince(started)));
    }

    private void startServices() {
        services = new ServiceGroup(options, data, ports, server, secrets, progress, this::report);
        services.startAll();
    }

    private void startGateway() {
        gateway = LocalGateway.start(routes, ports, options.bind());
        try {
            Files.writeString(data.gatewayUrl(), gatewayUrl() + "\n");
        } catch (IOException e) {
            throw new LocalFailure(data.gatewayUrl() + " cannot be written: " + DataFolder.reasonOf(e), e);
        }
    }

    private void report(String line) {
        if (!stopping && failure.complete(line)) {
            log.line(line);
        }
    }

    /** Stops in the order gateway, services, PostgreSQL. Returns when all are gone; a second call does nothing. */
    public void stop() {
        stopping = true;
        synchronized (this) {
            if (gateway != null) {
                gateway.close();
                gateway = null;
            }
            if (services != null) {
                services.stopAll();
                services = null;
            }
            if (embedded != null) {
                embedded.stop();
                embedded = null;
            }
            release();
        }
    }

    private void release() {
        try {
            if (log != null) {
                log.close();
                log = null;
            }
            if (lock != null) {
                lock.close();
                lock = null;
            }
        } catch (IOException e) {
            throw new LocalFailure("the data folder " + data.path() + " cannot be released: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Completes with one line when a service or PostgreSQL ends by itself; never on an orderly stop. */
    public CompletableFuture<String> failure() {
        return failure.copy();
    }

    /** Base URL without a trailing slash, as reached from this machine. */
    public URI gatewayUrl() {
        String host =
                switch (options.bind()) {
                    case "0.0.0.0", "::" -> "127.0.0.1";
                    default -> options.bind().contains(":") ? "[" + options.bind() + "]" : options.bind();
                };
        return URI.create("http://" + host + ":" + ports.gateway());
    }

    /** Where a service itself listens, past the gateway. */
    public URI serviceUrl(OutdialService service) {
        return services.url(service);
    }

    public Credentials credentials() {
        return secrets.credentials(gatewayUrl().toString());
    }

    /** Whether this start created the credentials, so that they have never been shown. */
    boolean credentialsAreNew() {
        return credentialsAreNew;
    }

    public DataFolder data() {
        return data;
    }

    /** The database of a service, opened as its own role, for tests and benchmark baselines. */
    public DatabaseServer database(OutdialService service) {
        String name = service.context();
        return new DatabaseServer(
                server.host(),
                server.port(),
                name,
                name,
                secrets.databasePasswords().get(name),
                "");
    }

    public ProcessHandle process(OutdialService service) {
        return services.process(service);
    }

    /** {@code kill -9}; returns when the process is gone. The rest of the stack runs on. */
    public void kill(OutdialService service) {
        services.kill(service);
    }

    /** Starts a killed service again where it was and returns when it is ready. */
    public void restart(OutdialService service) {
        services.restart(service);
    }
}
