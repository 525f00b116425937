package io.outdial.e2e;

import static io.outdial.e2e.FlowCentre.object;
import static io.outdial.local.OutdialService.OUTBOUND;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.e2e.Command.Outcome;
import io.outdial.local.OutdialService;
import io.outdial.local.postgres.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database of one service is put back by an hour. Afterwards {@code outdial reconcile} makes both agree: whoever
 * must not be called is not, nobody who was called is called again, and who waited for a call still does (ADR 63, 68).
 */
@OnFailingProduct
class RestoredDatabaseTest {

    /** More than it should ever take until nothing is left to mend. */
    private static final int MAX_RUNS = 5;

    private final Product product;
    private final FlowCentre centre;

    RestoredDatabaseTest(Product product) {
        this.product = product;
        centre = new FlowCentre(product);
    }

    @ParameterizedTest
    @EnumSource(names = {"OUTBOUND", "ENROLLMENT"})
    void bothAgreeAfterwards(OutdialService service) throws Exception {
        String backup = service.context() + "_before";
        Person waiting = centre.lead();
        Person reached = centre.lead();
        Person marked = centre.lead();
        Person optedOut = centre.lead();
        Person removed = centre.lead();
        product.awaitDelivery(centre.client());
        product.stack().kill(service);
        copy(service.context(), backup);
        product.stack().restart(service);

        end(reached);
        centre.post(
                "/v2/do-not-call",
                object().put("reason", "restored")
                        .set("phones", JsonNodeFactory.instance.arrayNode().add(marked.phone())));
        centre.patch("/v2/customers/" + optedOut.customer(), object().put("doNotCall", true));
        centre.delete("/v2/campaigns/" + removed.campaignId() + "/customers/" + removed.customer());
        Person added = centre.lead();
        Person addedAndReached = centre.lead();
        end(addedAndReached);
        Person enrolled = centre.customer();
        centre.post(
                "/v2/campaigns/" + enrolled.campaignId() + "/customers",
                object().put("customerId", enrolled.customer()));
        centre.awaitEnrolment(enrolled, "awaiting_call");
        product.awaitDelivery(centre.client());

        product.stack().kill(service);
        asSuperuser("DROP DATABASE " + service.context() + " WITH (FORCE)");
        asSuperuser("ALTER DATABASE " + backup + " RENAME TO " + service.context());
        product.stack().restart(service);
        HourAgo.move(product, centre.client());
        String report = reconcile();

        Map<String, String> expected = new TreeMap<>(Map.of(
                waiting.phone(), "awaiting_call",
                reached.phone(), "completed",
                marked.phone(), "cancelled",
                optedOut.phone(), "cancelled",
                removed.phone(), "cancelled",
                added.phone(), "awaiting_call",
                addedAndReached.phone(), "completed",
                enrolled.phone(), "awaiting_call"));
        Map<String, String> found = new TreeMap<>();
        expected.keySet().forEach(phone -> found.put(phone, centre.enrolment(centre.known(phone))));
        assertEquals(expected, found, report);
        for (Person each : List.of(marked, optedOut)) {
            assertTrue(
                    centre.customerOf(centre.known(each.phone()))
                            .path("doNotCall")
                            .asBoolean(),
                    report);
        }
        assertEquals(
                new TreeSet<>(List.of(waiting.phone(), added.phone(), enrolled.phone())),
                new TreeSet<>(pulled(waiting.campaignId())),
                report);
        assertEquals(List.of(), pulled(waiting.campaignId()));
    }

    private void end(Person person) {
        JsonNode record = centre.pullThe(person);
        centre.post(
                "/v2/records/" + person.handle() + ":result",
                object().put("attemptId", record.path("attemptId").asText()).put("callResult", "Answer"));
        centre.awaitEnrolment(person, "completed");
    }

    private List<String> pulled(String campaign) {
        return centre.post("/v2/campaigns/" + campaign + "/records:pull", object().put("max", 100))
                .path("records")
                .findValuesAsText("e164");
    }

    /** Until nothing of this client is left to mend. */
    private String reconcile() {
        StringBuilder report = new StringBuilder();
        for (int run = 0; run < MAX_RUNS; run++) {
            Outcome outcome = Command.run("reconcile", "--data", product.dataFolder());
            assertEquals(0, outcome.code(), outcome::toString);
            report.append(outcome.out());
            product.awaitDelivery(centre.client());
            if (!outcome.out().contains(centre.client().toString())) {
                return report.toString();
            }
        }
        throw new AssertionError("there is always something to mend:\n" + report);
    }

    /** PostgreSQL does not notice at once that nobody uses it any more. */
    private void copy(String database, String copy) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
            asSuperuser("CREATE DATABASE " + copy + " TEMPLATE " + database + " OWNER " + database);
            return true;
        });
    }

    private void asSuperuser(String sql) throws SQLException, IOException {
        JsonNode secrets = new ObjectMapper()
                .readTree(Files.readString(Path.of(product.dataFolder()).resolve("credentials.json")));
        DatabaseServer own = product.stack().database(OUTBOUND);
        DatabaseServer server = new DatabaseServer(
                own.host(),
                own.port(),
                "postgres",
                "postgres",
                secrets.path("postgresPassword").asText(),
                "");
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
