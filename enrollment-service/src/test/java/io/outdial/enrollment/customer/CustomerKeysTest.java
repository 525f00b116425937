package io.outdial.enrollment.customer;

import static io.outdial.enrollment.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Customers that were stored by the rule of before are brought over while the service runs, and nobody who opted out is
 * forgotten by it.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class CustomerKeysTest {

    private final String number = Database.phone();
    private final String national = number.substring(2);

    final Database database = new Database();

    final Rows rows = new Rows();

    @Inject
    NumberHash hashes;

    @Test
    void keysBecomeThoseOfToday() {
        UUID labelled = stored(national + " (home)", national, false);
        UUID prefixed = stored("1" + national, "1" + national, false);
        UUID several = stored(national + " / 2025550198", national + "2025550198", false);
        UUID unreadable = stored("call me", "0", false);
        awaitMigration(labelled, prefixed, several, unreadable);
        assertEquals(
                List.of(number, number, national + "2025550198", "0"),
                List.of(labelled, prefixed, several, unreadable).stream()
                        .map(id -> rows.text("SELECT phone_key FROM customer WHERE id = ?", id))
                        .toList());
    }

    @Test
    void aSecondReadingGetsItsKey() {
        UUID customer = stored(TestEnvironment.GERMAN_CLIENT, "4930123499", "4930123499", false);
        awaitMigration(customer);
        assertEquals(
                2,
                rows.text("SELECT concat_ws(' ', phone_key, other_phone_key) FROM customer WHERE id = ?", customer)
                        .split(" ", -1)
                        .length);
    }

    /** The number was opted out as somebody wrote it; a neighbour had it in E.164 and is still enrolled. */
    @Test
    void anOptOutOfOneSpellingReachesTheOthers() {
        UUID campaign = OutboundStub.campaign();
        UUID neighbour = stored(number, number, false);
        UUID open = database.enrolment(TestEnvironment.CLIENT, neighbour, campaign, "in_progress");
        rows.execute(
                "INSERT INTO suppressed_number (client_id, number_hash, reason, since) VALUES (?, ?, 'opted_out', now())",
                TestEnvironment.CLIENT,
                hashes.of(TestEnvironment.CLIENT, national + "9"));
        UUID optedOut = stored(national + " ext. 9", national + "9", true);
        awaitMigration(neighbour, optedOut);
        assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?", neighbour));
        assertEquals("cancelled", rows.text("SELECT status FROM customer_campaign WHERE id = ?", open));
        assertIsSuppressed();
    }

    /** A mark without an entry, as only an older version can have left it, suppresses the number and is told. */
    @Test
    void aMarkedCustomerSuppressesTheNumber() {
        UUID marked = stored(national + " (home)", national, true);
        awaitMigration(marked);
        assertIsSuppressed();
        await().until(() -> !OutboundStub.eventsAbout(number).isEmpty());
    }

    private void assertIsSuppressed() {
        api().body("""
                {"campaignId":"%s","records":[{"phoneNumber":"%s","externalId":"%s","postalCode":"20001"}]}
                """.formatted(OutboundStub.campaign(), number, UUID.randomUUID()))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200)
                .body("enrolments.outcome", contains("do_not_call"));
    }

    private UUID stored(String callerId, String phoneKey, boolean doNotCall) {
        return stored(TestEnvironment.CLIENT, callerId, phoneKey, doNotCall);
    }

    private UUID stored(UUID client, String callerId, String phoneKey, boolean doNotCall) {
        UUID id = UuidV7.next();
        rows.execute("""
                INSERT INTO customer (client_id, id, caller_id, phone_key, phone_key_version, do_not_call, created_at, updated_at)
                VALUES (?, ?, ?, ?, 1, ?, now(), now())
                """, client, id, callerId, phoneKey, doNotCall);
        return id;
    }

    private void awaitMigration(UUID... customers) {
        await().atMost(Duration.ofSeconds(20)).until(() -> List.of(customers).stream()
                .allMatch(id -> "2".equals(rows.text("SELECT phone_key_version FROM customer WHERE id = ?", id))));
    }
}
