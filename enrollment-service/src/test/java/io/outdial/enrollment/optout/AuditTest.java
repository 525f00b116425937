package io.outdial.enrollment.optout;

import static io.outdial.enrollment.Api.api;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who opted a person out and erased it is in the audit, and nothing of the person. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class AuditTest {

    private static final String ENTRIES = """
            SELECT concat_ws(' ', who, action, before ->> 'reason', after ->> 'reason', CASE WHEN subject ~ '^[0-9a-f]{64}$' THEN 'hash' ELSE subject END)
              FROM audit_entry WHERE client_id = ? AND request = ? ORDER BY position
            """;

    private final String phone = Database.phone();
    private final String request = "audit-" + UUID.randomUUID();

    final Database database = new Database();

    final Rows rows = new Rows();

    @Test
    void anOptOutAndAnErasureAreThere() {
        UUID customer = database.customer(TestEnvironment.CLIENT, phone);

        api().header("X-Request-Id", request + "-1")
                .body("{\"doNotCall\":true}")
                .patch("/v2/customers/{id}", customer)
                .then()
                .statusCode(200);
        api().header("X-Request-Id", request + "-2")
                .delete("/v2/customers/{id}", customer)
                .then()
                .statusCode(200);

        assertEquals(List.of("good number.suppressed opted_out hash"), entries(request + "-1"));
        assertEquals(
                List.of("good number.suppressed opted_out erased hash", "good customer.erased a customer"),
                entries(request + "-2"));
        List<String> all =
                rows.texts("SELECT CAST(audit_entry AS text) FROM audit_entry WHERE request LIKE ?", request + "%");
        assertFalse(all.isEmpty());
        assertFalse(all.toString().contains(phone.substring(phone.length() - 10)), all.toString());
    }

    /** A mark that outbound-service tells of stands in the audit there. */
    @Test
    void whatIsListedElsewhereIsNotNotedTwice() {
        rows.execute(
                "INSERT INTO suppressed_number (client_id, number_hash, reason, since) VALUES (?, repeat('a', 64), 'listed', now())",
                TestEnvironment.OTHER_CLIENT);
        rows.execute(
                "DELETE FROM suppressed_number WHERE client_id = ? AND number_hash = repeat('a', 64)",
                TestEnvironment.OTHER_CLIENT);

        assertEquals(
                0,
                rows.number(
                        "SELECT count(*) FROM audit_entry WHERE client_id = ? AND subject = repeat('a', 64)",
                        TestEnvironment.OTHER_CLIENT));
    }

    private List<String> entries(String of) {
        return rows.texts(ENTRIES, TestEnvironment.CLIENT, of);
    }
}
