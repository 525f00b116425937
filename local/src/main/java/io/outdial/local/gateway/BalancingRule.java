package io.outdial.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which replica of a service gets a request, or a connection: the one that its client is kept at, else each in turn. A
 * replica that is avoided comes last, not never: if all are, one of them may be back, and to be refused costs nothing.
 */
final class BalancingRule {

    /**
     * What is known of a replica.
     *
     * @param avoided refused a connection lately, or does not say that it is ready
     * @param tried did not take this request
     */
    record Standing(boolean avoided, boolean tried) {}

    private BalancingRule() {}

    /**
     * @param replicas in an order that never changes
     * @param kept the index of the replica that the client is kept at
     * @param turn grows by one with each request; may overflow
     * @return an index, or nothing if each has been tried
     */
    static Optional<Integer> choose(List<Standing> replicas, Optional<Integer> kept, int turn) {
        List<Integer> order = new ArrayList<>(kept.stream().toList());
        for (int i = 0; i < replicas.size(); i++) {
            order.add(Math.floorMod(turn + i, replicas.size()));
        }
        List<Integer> untried =
                order.stream().filter(index -> !replicas.get(index).tried()).toList();
        return untried.stream()
                .filter(index -> !replicas.get(index).avoided())
                .findFirst()
                .or(() -> untried.stream().findFirst());
    }
}
