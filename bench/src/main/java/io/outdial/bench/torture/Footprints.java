package io.outdial.bench.torture;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What the processes of a stack take, before and after. */
final class Footprints {

    /** Connections that nobody uses are closed a moment later. */
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final int POLL_MILLIS = 1_000;

    private final Stack stack;
    private final int replicas;
    private final Map<ServiceReplica, Footprint> before = new LinkedHashMap<>();

    Footprints(Stack stack, int replicas) {
        this.stack = stack;
        this.replicas = replicas;
    }

    /** To be called under load, before the first fault. */
    void note() {
        for (OutdialService service : OutdialService.values()) {
            for (int number = 1; number <= replicas; number++) {
                ServiceReplica replica = new ServiceReplica(service, number);
                Footprint.of(stack.process(replica)).ifPresent(found -> before.put(replica, found));
            }
        }
    }

    /** Those that take more than before, by their names; waits for what ends by itself. */
    Map<String, String> grown() {
        long end = System.nanoTime() + TIMEOUT_NANOS;
        Map<String, String> grown = compare();
        while (!grown.isEmpty() && System.nanoTime() - end < 0) {
            Pause.millis(POLL_MILLIS);
            grown = compare();
        }
        return grown;
    }

    private Map<String, String> compare() {
        Map<String, String> grown = new TreeMap<>();
        before.forEach((replica, then) -> Footprint.of(stack.process(replica))
                .filter(now -> !now.isLike(then))
                .ifPresent(now -> grown.put(replica.name(), then + " -> " + now)));
        return grown;
    }
}
