package io.outdial.bench.torture;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Wiring;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which faults come when: the same for the same seed, however fast the machine is. They come in rounds, each in an
 * order of its own: a round ends each process once, and has each of the other faults once, most of them while a process
 * that was ended comes back.
 */
public final class FaultPlan {

    private static final List<OutdialService> SERVICES = List.of(OutdialService.values());

    /** So short that most faults meet a stack that recovers from another. */
    private static final int MIN_WAIT_SECONDS = 2;

    private static final int MAX_WAIT_SECONDS = 5;

    private static final int MAX_PAUSE_SECONDS = 30;
    private static final int MIN_PAUSE_SECONDS = 5;
    private static final int MAX_TROUBLE_SECONDS = 15;
    private static final int MIN_TROUBLE_SECONDS = 2;

    /** In a round that ends processes: the other faults that come by themselves, one of them the registry. */
    private static final int ALONE = 2;

    private final Random random;
    private final List<Fault> faults;
    private final int replicas;
    private final Queue<Step> round = new ArrayDeque<>();

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

        /** Whether it is in the way of requests that need this service and no other. */
        boolean disturbs(OutdialService service) {
            boolean isBetween = peer != null && !peer.equals(Wiring.DATABASE);
            return fault != Fault.REGISTRY && !isBetween && (target == null || target.service() == service);
        }

        /** Whether it may keep one of these services from knowing what another one has stored. */
        boolean isAbout(Set<OutdialService> services) {
            return fault == Fault.DATABASE || (target != null && services.contains(target.service()));
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
        if (round.isEmpty()) {
            round.addAll(newRound());
        }
        return round.remove();
    }

    private List<Step> newRound() {
        List<ServiceReplica> ended = faults.contains(Fault.KILL) ? shuffled(processes()) : List.of();
        // A process does not start without a registry that can be read: so that comes first, and alone.
        List<Fault> others =
                shuffled(faults.stream().filter(fault -> fault != Fault.KILL).toList());
        others.sort((one, other) -> Boolean.compare(other == Fault.REGISTRY, one == Fault.REGISTRY));
        int alone = ended.isEmpty() ? others.size() : Math.max(ALONE, others.size() - ended.size());
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < Math.min(alone, others.size()); i++) {
            steps.add(step(List.of(stroke(others.get(i), anyProcess()))));
        }
        for (int i = 0; i < ended.size(); i++) {
            List<Stroke> strokes = new ArrayList<>(List.of(stroke(Fault.KILL, ended.get(i))));
            if (alone + i < others.size()) {
                strokes.add(stroke(others.get(alone + i), anyProcessBut(ended.get(i))));
            }
            steps.add(step(strokes));
        }
        return shuffled(steps);
    }

    private Step step(List<Stroke> strokes) {
        return new Step(between(MIN_WAIT_SECONDS, MAX_WAIT_SECONDS), strokes);
    }

    private <T> List<T> shuffled(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private List<ServiceReplica> processes() {
        return Arrays.stream(OutdialService.values())
                .flatMap(service ->
                        IntStream.rangeClosed(1, replicas).mapToObj(number -> new ServiceReplica(service, number)))
                .toList();
    }

    private ServiceReplica anyProcess() {
        return new ServiceReplica(SERVICES.get(random.nextInt(SERVICES.size())), 1 + random.nextInt(replicas));
    }

    private ServiceReplica anyProcessBut(ServiceReplica struck) {
        ServiceReplica any = anyProcess();
        while (any.equals(struck)) {
            any = anyProcess();
        }
        return any;
    }

    private Stroke stroke(Fault fault, ServiceReplica process) {
        String peer = fault.trouble().isPresent() ? peerOf(process.service()) : null;
        return new Stroke(fault, fault.strikesProcess() ? process : null, peer, secondsOf(fault));
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
