package io.outdial.local;

import io.outdial.local.gateway.RouteFile;
import io.outdial.local.gateway.RouteTable;
import io.outdial.local.postgres.DatabaseServer;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
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
    private FolderUse use;
    private RouteTable routes;
    private Ports ports;
    private Secrets secrets;
    private boolean credentialsAreNew;
    private StackDatabase database;
    private ServiceGroup services;
    private LocalNetwork network;

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
            if (use != null && !stopping) {
                use.log().failure(e);
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
        use = FolderUse.begin(data);
        ServiceGroup.stopLeftovers(data, progress);
        ports = Ports.choose(options.bind(), options.port(), options.serviceBasePort(), options.replicas());
        if (options.fresh()) {
            StackDatabase.stopLeftover(options, data);
            data.clear();
        }
        FirstStart first = new FirstStart(data);
        secrets = first.readOrCreate();
        credentialsAreNew = first.hasCreated();
    }

    private void startPostgres() {
        database = new StackDatabase(options, data, secrets);
        database.start(progress, this::report);
    }

    private void startServices() {
        network = LocalNetwork.start(ports);
        ServiceEnvironment environment = new ServiceEnvironment(options, data, ports, secrets, database);
        services = new ServiceGroup(environment, progress, this::note, this::report);
        services.startAll();
        data.writeServiceUrls(ports.urls());
    }

    private void startGateway() {
        network.openGateway(routes, options.bind());
        data.writeGatewayUrl(gatewayUrl());
    }

    private void note(String line) {
        if (!stopping) {
            use.log().line(line);
            progress.line(line + "; the others of it run on");
        }
    }

    private void report(String line) {
        if (!stopping && failure.complete(line)) {
            use.log().line(line);
        }
    }

    /** Stops in the order gateway, services, PostgreSQL. Returns when all are gone; a second call does nothing. */
    public void stop() {
        stopping = true;
        synchronized (this) {
            if (network != null) {
                network.closeGateway();
            }
            if (services != null) {
                services.stopAll();
                services = null;
            }
            if (network != null) {
                network.close();
                network = null;
            }
            if (database != null) {
                database.stop();
            }
            if (use != null) {
                use.close();
                use = null;
            }
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
        return ports.gatewayUrl(options.bind());
    }

    /** Where a service is reached past the gateway. */
    public URI serviceUrl(OutdialService service) {
        return ports.url(service);
    }

    public URI serviceUrl(ServiceReplica replica) {
        return ports.url(replica);
    }

    public URI managementUrl(ServiceReplica replica) {
        return ports.managementUrl(replica);
    }

    /** In the order of their numbers. */
    public List<ServiceReplica> replicasOf(OutdialService service) {
        return ports.replicasOf(service);
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

    /** The database of a service, opened as the role that owns it, for tests and benchmark baselines. */
    public DatabaseServer database(OutdialService service) {
        return database.ownedBy(service);
    }

    /** The first process of a service. */
    public ProcessHandle process(OutdialService service) {
        return process(new ServiceReplica(service, 1));
    }

    public ProcessHandle process(ServiceReplica replica) {
        return services.process(replica);
    }

    /** {@link #kill(ServiceReplica)} for the first process of a service. */
    public void kill(OutdialService service) {
        kill(new ServiceReplica(service, 1));
    }

    /** {@code kill -9}; returns when the process is gone. The rest of the stack runs on. */
    public void kill(ServiceReplica replica) {
        services.kill(replica);
    }

    /**
     * Ends the embedded PostgreSQL without a word, as a crash would, and starts it again where it was; returns when it
     * lets clients in.
     */
    public void crashDatabase() {
        database.crash();
    }

    /** {@link #restart(ServiceReplica)} for the first process of a service. */
    public void restart(OutdialService service) {
        restart(new ServiceReplica(service, 1));
    }

    /** Starts a killed process again where it was and returns when it is ready. */
    public void restart(ServiceReplica replica) {
        services.restart(replica);
    }
}
