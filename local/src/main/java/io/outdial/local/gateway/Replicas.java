package io.outdial.local.gateway;

import io.outdial.local.gateway.BalancingRule.Standing;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The replicas of one service. Event loops share them. */
public final class Replicas {

    private final List<Replica> all;
    private final AtomicInteger turn = new AtomicInteger();

    public Replicas(List<Replica> all) {
        this.all = List.copyOf(all);
    }

    List<Replica> all() {
        return all;
    }

    /** Whether there is anything to choose from. */
    boolean areSeveral() {
        return all.size() > 1;
    }

    Optional<Replica> byToken(String token) {
        return all.stream().filter(replica -> replica.token().equals(token)).findFirst();
    }

    Optional<Replica> at(SocketAddress address) {
        return all.stream().filter(replica -> replica.address().equals(address)).findFirst();
    }

    /**
     * @param kept where the client is kept
     * @param tried that did not take the request
     */
    Optional<Replica> choose(Optional<Replica> kept, Set<Replica> tried) {
        List<Standing> standings = all.stream()
                .map(replica -> new Standing(replica.isAvoided(), tried.contains(replica)))
                .toList();
        return BalancingRule.choose(standings, kept.map(all::indexOf), turn.getAndIncrement())
                .map(all::get);
    }
}
