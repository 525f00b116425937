package io.outdial.transfer.ping;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.outdial.platform.peer.PeerBreaker;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Asks a client's own system where a call goes, without giving the client access to hosts that it could not reach
 * itself (docs/adr/0015).
 *
 * <p>Each client has its own breaker and cap for each host: a host that is down is not called for a while, and no
 * client affects another. Created at start, so that invalid settings are found then.
 */
@ApplicationScoped
@Startup
// The class of the cache's entries, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
public class Ping {

    private static final Logger LOG = Logger.getLogger(Ping.class);
    /** The same name for all hosts in the metrics, since there is no limit on their number. */
    private static final String NAME = "ping";

    private final PingConfig config;
    private final PingPolicy policy;
    private final GuardedPing guarded;
    private final Semaphore slots;
    private final LoadingCache<Key, Host> hosts;

    private record Key(UUID clientId, PingUrl.Endpoint endpoint) {}

    private record Host(PeerBreaker breaker, Semaphore slots) {}

    @Inject
    Ping(PingConfig config, Vertx vertx, HostResolver resolver) {
        this.config = config;
        this.policy = PingPolicy.of(
                config.allowedHosts().orElse(Set.of()),
                config.refusedNetworks().orElse(Set.of()),
                config.plainHttp(),
                config.ports());
        this.guarded = new GuardedPing(
                vertx,
                new HttpClientOptions(),
                resolver,
                policy,
                new GuardedPing.Limits(
                        config.connectTimeout(),
                        config.maxTimeout(),
                        Math.toIntExact(config.maxResponseSize().asLongValue()),
                        config.concurrent()));
        this.slots = new Semaphore(config.concurrent());
        this.hosts = Caffeine.newBuilder()
                .maximumSize(config.breaker().maxHosts())
                .expireAfterAccess(Duration.ofHours(1))
                .build(key -> new Host(breaker(config.breaker()), new Semaphore(config.concurrentPerHost())));
    }

    private static PeerBreaker breaker(PingConfig.Breaker config) {
        return new PeerBreaker(NAME, config.window(), config.failureRatio(), config.delay(), Ping::isFaultOfTheHost);
    }

    private static boolean isFaultOfTheHost(Throwable failure) {
        return failure instanceof PingRefused refused && refused.kind() == PingRefused.Kind.HOST_FAILED;
    }

    /**
     * How long a ping may take.
     *
     * @param timeout of its config; null for the default
     */
    public Duration budget(Duration timeout) {
        Duration wanted = timeout == null ? config.defaultTimeout() : timeout;
        return wanted.compareTo(config.maxTimeout()) > 0 ? config.maxTimeout() : wanted;
    }

    /** Fails with {@link PingRefused} and with nothing else. */
    public Uni<PingAnswer> ask(UUID clientId, PingRequest ping) {
        PingUrl url = policy.read(ping.url()).orElse(null);
        if (url == null) {
            LOG.infof("Ping of client %s refused: no URL that may be asked", clientId);
            return Uni.createFrom().failure(PingRefused.notAllowed("no URL that may be asked"));
        }
        Duration timeout = ping.timeout() == null ? config.defaultTimeout() : ping.timeout();
        Host host = hosts.get(new Key(clientId, url.endpoint()));
        return within(
                        slots,
                        () -> within(host.slots(), () -> host.breaker().call(() -> guarded.ask(url, ping, timeout))))
                .onFailure()
                .transform(Ping::asRefusal)
                .onFailure()
                .invoke(refused -> LOG.infof(
                        "Ping of client %s to %s: %s", clientId, url.endpoint().authority(), refused.getMessage()));
    }

    /** Never waits: a ping queued behind slow ones would be late as well. */
    private static Uni<PingAnswer> within(Semaphore slots, Supplier<Uni<PingAnswer>> asked) {
        return Uni.createFrom()
                .deferred(() -> slots.tryAcquire()
                        ? asked.get().onTermination().invoke(() -> slots.release())
                        : Uni.createFrom().failure(PingRefused.notAllowed("too many at once")));
    }

    private static PingRefused asRefusal(Throwable failure) {
        return failure instanceof PingRefused refused ? refused : PingRefused.notAllowed("not asked: " + failure);
    }

    @PreDestroy
    void close() {
        guarded.close();
    }
}
