package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.bench.torture.Fault;
import io.outdial.bench.torture.FaultPlan;
import io.outdial.bench.torture.Patience;
import io.outdial.bench.torture.Torture;
import io.outdial.bench.torture.link.Links;
import io.outdial.local.Progress;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The short form of {@code outdial torture}; that it notices what it is for is in {@code BrokenLinksTest}. It has a
 * stack of its own, and its turn among the classes that kill services. It counts on answers in time, so no class that
 * starts other programs or keeps the processors busy runs beside it.
 */
@ResourceLock(KeepsProcessorsBusy.ANSWERS_IN_TIME)
@ResourceLock("the failing product")
@ResourceLock("processes of its own")
class TortureTest {

    /** Begins with a link, and goes on with a process that is killed beside one. */
    private static final long SEED = 20_261_674;

    private static final Duration SHORT = Duration.ofSeconds(60);

    @Test
    void everyPromiseIsKept() throws InterruptedException {
        try (Links links = new Links();
                Stack stack =
                        Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), Product.newDataFolder("torture"))
                                .withServiceEnvironment(Product.QUICK_START)
                                .withReplicas(2)
                                .withWiring(links))) {
            assertEquals(
                    Set.of(),
                    new Torture(stack, links, SEED, Patience.BESIDE_OTHERS, Progress.silent())
                            .run(new FaultPlan(SEED, List.of(Fault.values()), 2), SHORT));
        }
    }
}
