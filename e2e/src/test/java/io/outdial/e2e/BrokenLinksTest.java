package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.torture.Fault;
import io.outdial.bench.torture.FaultPlan;
import io.outdial.bench.torture.Patience;
import io.outdial.bench.torture.Torture;
import io.outdial.bench.torture.link.Trouble;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every edge between services (ADR 71) of the packaged product: its first request after a start, and what holds while
 * its connections are in trouble. At the end its databases are spoilt, which torture must notice.
 */
@ResourceLock(KeepsProcessorsBusy.ANSWERS_IN_TIME)
@ResourceLock("the failing product")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenLinksTest {

    private static final Duration RECOVERY = Duration.ofSeconds(20);
    private static final long SEED = 20_261_129;

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

    private static LinkedProduct product;

    @BeforeAll
    static void start() {
        product = new LinkedProduct("broken-links");
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    @Order(1)
    void theFirstRequestAfterAStartIsAnswered() {
        new EdgeCase(product).assertAnswered();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLACK_HOLE", "RESET"})
    @Order(2)
    void inTroubleWhatWasNeverSeenIsRefusedAndWhatWasHolds(Trouble trouble) {
        EdgeCase cold = new EdgeCase(product);
        EdgeCase warm = new EdgeCase(product);
        // A breaker that met fewer than ten attempts in the trouble before may open now, for two seconds (ADR 71).
        await().atMost(RECOVERY).untilAsserted(warm::assertAnswered);
        String phone;
        product.begin(trouble);
        try {
            cold.assertCold();
            warm.assertWarm();
            phone = cold.addRecord("");
        } finally {
            product.mend();
        }
        await().atMost(RECOVERY).untilAsserted(cold::assertAnswered);
        await().atMost(RECOVERY).until(() -> isCustomer(phone));
    }

    /** Last, since what it spoils stays so. */
    @Test
    @Order(3)
    void tortureNoticesWhatIsLostAndWhatIsTakenAway() throws SQLException, InterruptedException {
        execute(OutdialService.ENROLLMENT, LOSE_EVENTS);
        execute(OutdialService.OUTBOUND, END_LEASES);
        Set<String> broken = new Torture(product.stack(), product.links(), SEED, Patience.ALONE, Progress.silent())
                .run(new FaultPlan(SEED, List.of(Fault.values()), 1), QUIET);
        assertTrue(
                broken.containsAll(Set.of("a lead is one customer", "a result of a record that is held is taken")),
                broken::toString);
    }

    private static boolean isCustomer(String phone) {
        return product.caller()
                        .get("/v2/customers?phone=%2B" + phone.substring(1))
                        .json()
                        .path("items")
                        .size()
                == 1;
    }

    private static void execute(OutdialService service, String sql) throws SQLException {
        try (Connection connection = product.stack().database(service).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
