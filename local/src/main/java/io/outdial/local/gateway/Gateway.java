package io.outdial.local.gateway;

import io.outdial.local.LocalFailure;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The only entrance to the four services. Refuses malformed HTTP, finds the route of a request and passes request and
 * response through as streams. Sizes of bodies and permissions are left to the services, and so is how long an answer
 * takes; waiting for a client is limited here.
 */
public final class Gateway implements AutoCloseable {

    /**
     * For a connection to begin a request, for its head to be complete, and for each further piece of a body to arrive
     * or to be read.
     */
    public static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final String deployment;

    private Gateway(Vertx vertx, String deployment) {
        this.vertx = vertx;
        this.deployment = deployment;
    }

    /**
     * Returns when the gateway accepts connections.
     *
     * @param routes as the route file has them
     * @param backends the replicas of each backend that a route names
     * @param bind address to listen on
     * @param port port to listen on, not 0: every event loop listens on it
     * @param clientTimeout {@link #CLIENT_TIMEOUT}, unless for tests
     */
    public static Gateway start(
            Vertx vertx,
            RouteTable routes,
            Map<Backend, Replicas> backends,
            String bind,
            int port,
            Duration clientTimeout) {
        for (Route route : routes.routes()) {
            if (!backends.containsKey(route.backend())) {
                throw new LocalFailure("a route leads to " + route.backend() + ", which is none of the services");
            }
        }
        ApiDocs docs = new ApiDocs();
        DeploymentOptions perEventLoop =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        Future<String> deployed = vertx.deployVerticle(
                () -> new GatewayVerticle(routes, backends, docs, bind, port, clientTimeout), perEventLoop);
        return new Gateway(vertx, await(deployed, bind, port));
    }

    private static String await(Future<String> deployed, String bind, int port) {
        try {
            return deployed.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalFailure("the gateway cannot listen on " + bind + ":" + port + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while the gateway was starting", e);
        }
    }

    /** Stops listening and ends every open connection, long polls too. */
    @Override
    public void close() {
        try {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalFailure("the gateway did not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
