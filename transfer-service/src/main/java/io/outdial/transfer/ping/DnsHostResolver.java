package io.outdial.transfer.ping;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Resolves names without blocking a thread: a name server that never responds delays only the ping that needs it. The
 * JDK's own look-up would block a worker thread, and a few such names would block them all. Uses the hosts file and the
 * search domains of the machine, as the JDK does.
 */
@ApplicationScoped
@Unremovable
class DnsHostResolver implements HostResolver {

    private static final int MAX_CACHED_SECONDS = 30;
    private static final int QUERY_TIMEOUT_MILLIS = 1_000;

    private NioEventLoopGroup thread;
    private DnsNameResolver resolver;

    @PostConstruct
    void start() {
        thread = new NioEventLoopGroup(1, new DefaultThreadFactory("ping-dns", true));
        resolver = new DnsNameResolverBuilder(thread.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .queryTimeoutMillis(QUERY_TIMEOUT_MILLIS)
                .ttl(0, MAX_CACHED_SECONDS)
                .negativeTtl(1)
                .build();
    }

    @PreDestroy
    void stop() {
        resolver.close();
        // No look-up is in flight any more: the pings end before this bean does.
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Override
    public Uni<List<InetAddress>> resolve(String host) {
        return Uni.createFrom()
                .emitter(addresses -> resolver.resolveAll(host).addListener((Future<List<InetAddress>> found) -> {
                    if (found.isSuccess()) {
                        addresses.complete(found.getNow());
                    } else {
                        addresses.fail(found.cause());
                    }
                }));
    }
}
