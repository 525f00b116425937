package io.outdial.enrollment.optout;

import static io.outdial.enrollment.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.time.TzdbZone;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.restassured.response.Response;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class OptOutTest {

    private static final Caller CALLER = new Caller(
            new Client(TestEnvironment.CLIENT, "Demo", "US", TzdbZone.UTC, null), "somebody", Set.of(), null);

    private final String phone = Database.phone();
    private final UUID campaign = OutboundStub.campaign();

    @Inject
    OptOuts optOuts;

    final Database database = new Database();

    final Rows rows = new Rows();

    @Inject
    Vertx vertx;

    private UUID customer;
    private UUID sameNumber;

    @BeforeEach
    void twoCustomersOfOneNumber() {
        customer = database.customer(TestEnvironment.CLIENT, phone);
        sameNumber = database.customer(TestEnvironment.CLIENT, phone);
    }

    @Test
    void openEnrolmentsOfEverybodyWithTheNumberAreCancelledAndOneEventLeaves() {
        UUID open = database.enrolment(TestEnvironment.CLIENT, customer, campaign, "in_progress");
        UUID ended = database.enrolment(TestEnvironment.CLIENT, customer, UUID.randomUUID(), "completed");
        UUID others = database.enrolment(TestEnvironment.CLIENT, sameNumber, campaign, "pending");
        UUID theirs = database.enrolment(
                TestEnvironment.OTHER_CLIENT,
                database.customer(TestEnvironment.OTHER_CLIENT, phone),
                campaign,
                "pending");
        inTransaction(() -> optOuts.optOutAll(CALLER, List.of(new OptOut(customer, number()))));
        inTransaction(() -> optOuts.optOutAll(CALLER, List.of(new OptOut(customer, number()))));
        inTransaction(() -> optOuts.optOutAll(CALLER, List.of(new OptOut(sameNumber, number()))));
        assertEquals(
                List.of("cancelled", "completed", "cancelled", "pending"),
                List.of(open, ended, others, theirs).stream()
                        .map(id -> rows.text("SELECT status FROM customer_campaign WHERE id = ?", id))
                        .toList());
        assertEquals(List.of("in_progress cancelled somebody"), rows.texts("""
                        SELECT previous_status || ' ' || new_status || ' ' || changed_by FROM customer_campaign_status_history
                         WHERE customer_campaign_id = ?
                        """, open));
        for (UUID marked : List.of(customer, sameNumber)) {
            assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?", marked));
        }
        await().until(() -> !OutboundStub.eventsOf(customer).isEmpty());
        await().until(() -> pending() == 0);
        JsonNode event = OutboundStub.eventsOf(customer).get(0);
        assertEquals("customer.opted-out", event.path("type").asText());
        assertEquals(phone, event.path("data").path("phoneKey").asText());
        assertEquals(1, OutboundStub.eventsOf(customer).size());
        assertEquals(0, OutboundStub.eventsOf(sameNumber).size());
    }

    @Test
    void whatIsRolledBackHasNotHappened() {
        UUID open = database.enrolment(TestEnvironment.CLIENT, customer, campaign, "in_progress");
        assertThrows(
                CompletionException.class,
                () -> inTransaction(() -> optOuts.optOutAll(CALLER, List.of(new OptOut(customer, number())))
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("not today")))));
        assertEquals("in_progress", rows.text("SELECT status FROM customer_campaign WHERE id = ?", open));
        assertEquals("f", rows.text("SELECT do_not_call FROM customer WHERE id = ?", customer));
        assertEquals(0, pending());
        assertEquals(0, OutboundStub.eventsOf(customer).size());
        api().body("{\"customerId\":\"%s\"}".formatted(customer))
                .post("/v2/campaigns/{id}/customers", OutboundStub.campaign())
                .then()
                .statusCode(200)
                .body("results.outcome", contains("enrolled"));
    }

    /** Whatever comes first: in the end nobody with the number is open. */
    @Test
    void enrolledAndOptedOutAtOnceIsNotEnrolled() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                UUID target = i % 2 == 0 ? customer : sameNumber;
                UUID into = OutboundStub.campaign();
                calls.add(
                        i == 3
                                ? () -> {
                                    inTransaction(
                                            () -> optOuts.optOutAll(CALLER, List.of(new OptOut(customer, number()))));
                                    return null;
                                }
                                : () -> enrol(target, into).then().statusCode(200));
            }
            for (Future<Object> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, rows.number("""
                SELECT count(*) FROM customer_campaign WHERE customer_id IN (?, ?) AND status <> 'cancelled'
                """, customer, sameNumber));
        enrol(customer, campaign).then().body("results.outcome", contains("do_not_call"));
    }

    /** The list counts, even if a customer's own mark were missing. */
    @Test
    void aSuppressedNumberIsNotEnrolledWhateverTheCustomerSays() {
        inTransaction(() -> optOuts.optOutAll(CALLER, List.of(new OptOut(customer, number()))));
        rows.execute("UPDATE customer SET do_not_call = false WHERE id = ?", customer);
        enrol(customer, campaign).then().body("enrolled", equalTo(0)).body("results.outcome", contains("do_not_call"));
    }

    private static Response enrol(UUID customer, UUID campaign) {
        return api().body("{\"customerId\":\"%s\"}".formatted(customer)).post("/v2/campaigns/{id}/customers", campaign);
    }

    private PhoneNumber number() {
        return new PhoneNumber(phone, phone);
    }

    private long pending() {
        return rows.number(
                "SELECT count(*) FROM outbox_event WHERE key IN (?, ?)", customer.toString(), sameNumber.toString());
    }

    private void inTransaction(Supplier<Uni<Void>> work) {
        Context context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(nothing -> Panache.withTransaction(work)
                .subscribe()
                .with(result -> done.complete(null), done::completeExceptionally));
        done.join();
    }
}
