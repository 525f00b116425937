package io.outdial.bench.torture;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Wiring;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Which faults come when: the same for the same seed, however fast the machine is. */
public final class FaultPlan {

    private static final List<OutdialService> SERVICES = List.of(OutdialService.values());

    private static final int MIN_WAIT_SECONDS = 3;
    private static final int MAX_WAIT_SECONDS = 12;
    private static final int MAX_PAUSE_SECONDS = 30;
    private static final int MIN_PAUSE_SECONDS = 5;
    private static final int MAX_TROUBLE_SECONDS = 15;
    private static final int MIN_TROUBLE_SECONDS = 2;

    /** So often two come at once, in percent. */
    private static final int TWO_AT_ONCE = 20;

    /** A process does not start without a registry that can be read. */
    private static final Set<Fault> NOT_AT_ONCE = Set.of(Fault.KILL, Fault.REGISTRY);

    private final Random random;
    private final List<Fault> faults;
    private final int replicas;

    /**
     * @param faults which there may be; at least one
     * @param replicas processes of each service
     */
    public FaultPlan(long seed, List<Fault> faults, int replicas) {
        this.random = new Random(seed);
        this.faults = List.copyOf(faults);
        this.replicas = replicas;
    }

    /**
     * @param waitSeconds after all of the step before are over
     * @param strokes begin at the same time, each at something else
     */
    record Step(int waitSeconds, List<Stroke> strokes) {}

    /**
     * @param target null where it is no process of a service
     * @param peer null where it is not about the connections of the target; else to whom, as {@link Wiring} says
     * @param seconds that it lasts; of one that is killed how long it is gone
     */
    record Stroke(Fault fault, ServiceReplica target, String peer, int seconds) {

        /** Whether it is in the way of requests that need no other service. */
        boolean isDisturbing() {
            return fault != Fault.REGISTRY && (peer == null || peer.equals(Wiring.DATABASE));
        }

        @Override
        public String toString() {
            String whom = target == null ? "" : " " + target.name();
            return fault.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + whom
                    + (peer == null ? "" : " -> " + peer)
                    + (seconds == 0 ? "" : " " + seconds + " s");
        }
    }

    int replicas() {
        return replicas;
    }

    Step next() {
        int wait = between(MIN_WAIT_SECONDS, MAX_WAIT_SECONDS);
        List<Stroke> strokes = new ArrayList<>(List.of(stroke()));
        if (random.nextInt(100) < TWO_AT_ONCE) {
            Stroke second = stroke();
            if (mayComeAtOnce(strokes.get(0), second)) {
                strokes.add(second);
            }
        }
        return new Step(wait, strokes);
    }

    private static boolean mayComeAtOnce(Stroke one, Stroke other) {
        boolean isSame = one.target() == null
                ? one.fault() == other.fault()
                : one.target().equals(other.target());
        return !isSame && !EnumSet.of(one.fault(), other.fault()).equals(NOT_AT_ONCE);
    }

    private Stroke stroke() {
        Fault fault = faults.get(random.nextInt(faults.size()));
        OutdialService service = SERVICES.get(random.nextInt(SERVICES.size()));
        ServiceReplica replica = new ServiceReplica(service, 1 + random.nextInt(replicas));
        String peer = fault.trouble().isPresent() ? peerOf(service) : null;
        return new Stroke(fault, fault.strikesProcess() ? replica : null, peer, secondsOf(fault));
    }

    private String peerOf(OutdialService service) {
        int chosen = random.nextInt(service.peers().size() + 1);
        return chosen == 0 ? Wiring.DATABASE : service.peers().get(chosen - 1).serviceName();
    }

    private int secondsOf(Fault fault) {
        return switch (fault) {
            case KILL -> random.nextInt(3);
            case DATABASE -> 0;
            case PAUSE -> between(MIN_PAUSE_SECONDS, MAX_PAUSE_SECONDS);
            default -> between(MIN_TROUBLE_SECONDS, MAX_TROUBLE_SECONDS);
        };
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
