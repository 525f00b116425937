package io.outdial.bench.torture;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Which faults come when: the same for the same seed, however fast the machine is. */
public final class FaultPlan {

    private static final List<OutdialService> SERVICES = List.of(OutdialService.values());

    private static final int MIN_WAIT_SECONDS = 3;
    private static final int MAX_WAIT_SECONDS = 12;
    private static final int MAX_PAUSE_SECONDS = 30;
    private static final int MIN_PAUSE_SECONDS = 5;

    /** So often two come at once, in percent. */
    private static final int TWO_AT_ONCE = 20;

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
     * @param target null where it is the database
     * @param seconds that it lasts, for a process that stands still; else how long it is gone
     */
    record Stroke(Fault fault, ServiceReplica target, int seconds) {

        @Override
        public String toString() {
            String whom = target == null ? "" : " " + target.name();
            return fault.name().toLowerCase(Locale.ROOT) + whom + (seconds == 0 ? "" : " " + seconds + " s");
        }
    }

    Step next() {
        int wait = between(MIN_WAIT_SECONDS, MAX_WAIT_SECONDS);
        List<Stroke> strokes = new ArrayList<>(List.of(stroke()));
        if (random.nextInt(100) < TWO_AT_ONCE) {
            Stroke second = stroke();
            if (!isSame(strokes.get(0), second)) {
                strokes.add(second);
            }
        }
        return new Step(wait, strokes);
    }

    private static boolean isSame(Stroke one, Stroke other) {
        return one.target() == null ? other.target() == null : one.target().equals(other.target());
    }

    private Stroke stroke() {
        Fault fault = faults.get(random.nextInt(faults.size()));
        OutdialService service = SERVICES.get(random.nextInt(SERVICES.size()));
        ServiceReplica replica = new ServiceReplica(service, 1 + random.nextInt(replicas));
        int seconds = fault == Fault.PAUSE ? between(MIN_PAUSE_SECONDS, MAX_PAUSE_SECONDS) : random.nextInt(3);
        return new Stroke(fault, fault == Fault.DATABASE ? null : replica, seconds);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
