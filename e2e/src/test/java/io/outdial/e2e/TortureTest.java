package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.torture.Fault;
import io.outdial.bench.torture.FaultPlan;
import io.outdial.bench.torture.Torture;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The short form of {@code outdial torture}, and that it notices what it is for. It has stacks of its own, and its turn
 * among the classes that kill services.
 */
@ResourceLock("the failing product")
class TortureTest {

    private static final long SEED = 20_261_129;
    private static final Duration SHORT = Duration.ofSeconds(60);

    /** Without a fault. */
    private static final Duration QUIET = Duration.ofSeconds(14);

    /** An event whose receipt is not noted counts as one that was received before. */
    private static final String LOSE_EVENTS = """
            CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN CASE WHEN random() < 0.5 THEN NEW END; END $$;
            CREATE TRIGGER lose BEFORE INSERT ON inbox_event FOR EACH ROW EXECUTE FUNCTION lose()
            """;

    private static final String END_LEASES = """
            CREATE FUNCTION hurry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.lease_until := now(); RETURN NEW; END $$;
            CREATE TRIGGER hurry BEFORE INSERT ON attempt FOR EACH ROW EXECUTE FUNCTION hurry()
            """;

    @Test
    void everyPromiseIsKept() throws InterruptedException {
        try (Stack stack = start("torture", 2)) {
            assertEquals(
                    Set.of(),
                    new Torture(stack, SEED, Progress.silent())
                            .run(new FaultPlan(SEED, List.of(Fault.values()), 2), SHORT));
        }
    }

    @Test
    void whatIsLostAndWhatIsTakenAwayIsNoticed() throws SQLException, InterruptedException {
        try (Stack stack = start("sabotage", 1)) {
            execute(stack, OutdialService.ENROLLMENT, LOSE_EVENTS);
            execute(stack, OutdialService.OUTBOUND, END_LEASES);
            Set<String> broken = new Torture(stack, SEED, Progress.silent())
                    .run(new FaultPlan(SEED, List.of(Fault.values()), 1), QUIET);
            assertTrue(
                    broken.containsAll(Set.of("a lead is one customer", "a result of a record that is held is taken")),
                    broken::toString);
        }
    }

    private static Stack start(String name, int replicas) {
        return Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), Product.newDataFolder(name))
                .withReplicas(replicas));
    }

    private static void execute(Stack stack, OutdialService service, String sql) throws SQLException {
        try (Connection connection = stack.database(service).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
