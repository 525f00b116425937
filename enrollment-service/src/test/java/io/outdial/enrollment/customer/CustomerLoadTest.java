package io.outdial.enrollment.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.enrollment.customer.CustomerLoadRepository.Match;
import io.outdial.enrollment.customer.Loaded.Outcome;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.platform.phone.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which customer each draft of a load means. */
class CustomerLoadTest {

    private static final UUID KNOWN = UUID.fromString("0198f3a0-1c00-7e01-8e01-000000000001");

    @Test
    void draftsOfOnePersonAreOneCustomerAndTheLaterCounts() {
        CustomerLoad load = load(
                Map.of(),
                List.of(),
                draft(null, "1", Map.of("firstName", "A", "lastName", "X", "gender", "Male")),
                draft(null, "2", Map.of()),
                draft(null, "1", Map.of("firstName", "B", "timezone", "UTC")));
        assertEquals(List.of(Outcome.CREATED, Outcome.CREATED, Outcome.UPDATED), outcomes(load));
        assertEquals(load.outcomes().get(0).customerId(), load.outcomes().get(2).customerId());
        assertEquals(2, load.inserts().size());
        Map<String, Object> first = load.inserts().iterator().next();
        assertEquals("B", first.get("first_name"));
        assertEquals("X", first.get("last_name"));
        assertEquals(Map.of("gender", "Male", "timezone", "UTC"), first.get("details"));
    }

    @Test
    void twoExternalIdsOfOneNumberAreTwoCustomers() {
        CustomerLoad load = load(
                Map.of(),
                List.of(),
                draft("a", "1", Map.of()),
                draft("b", "1", Map.of()),
                draft("a", "2", Map.of()),
                draft(null, "1", Map.of()));
        assertEquals(List.of(Outcome.CREATED, Outcome.CREATED, Outcome.UPDATED, Outcome.UPDATED), outcomes(load));
        assertNotEquals(
                load.outcomes().get(0).customerId(), load.outcomes().get(1).customerId());
        assertEquals(load.outcomes().get(0).customerId(), load.outcomes().get(2).customerId());
        assertEquals(2, load.inserts().size());
    }

    @Test
    void aCustomerWithoutAnExternalIdTakesTheFirstOfTwo() {
        CustomerLoad load = load(
                Map.of(),
                List.of(new Match(0, KNOWN, false), new Match(1, KNOWN, false), new Match(2, KNOWN, false)),
                draft("a", "1", Map.of()),
                draft("b", "1", Map.of()),
                draft(null, "1", Map.of("city", "Austin")));
        assertEquals(List.of(Outcome.UPDATED, Outcome.CREATED, Outcome.UPDATED), outcomes(load));
        Map<String, Object> update = load.updates().iterator().next();
        assertEquals("a", update.get("client_customer_id"));
        assertEquals("Austin", update.get("city"));
        assertEquals("b", load.inserts().iterator().next().get("client_customer_id"));
    }

    @Test
    void nobodyBecomesCallableByBeingLoaded() {
        CustomerLoad load = load(
                Map.of("1", Suppression.ERASED, "2", Suppression.OPTED_OUT),
                List.of(new Match(2, KNOWN, true)),
                draft(null, "1", Map.of()),
                draft("a", "2", Map.of("doNotCall", false)),
                draft(null, "3", Map.of()),
                draft("a", "4", Map.of()));
        assertEquals(List.of(Outcome.ERASED_NUMBER, Outcome.CREATED, Outcome.UPDATED, Outcome.UPDATED), outcomes(load));
        assertTrue(load.outcomes().get(1).doNotCall());
        assertTrue(load.outcomes().get(2).doNotCall());
        assertTrue(load.outcomes().get(3).doNotCall());
        assertEquals(1, load.inserts().size());
        assertEquals(true, load.inserts().iterator().next().get("do_not_call"));
    }

    private static CustomerLoad load(Map<String, Suppression> listed, List<Match> matches, CustomerDraft... drafts) {
        return new CustomerLoad(Arrays.asList(drafts), new SuppressedNumbers(listed), matches);
    }

    private static CustomerDraft draft(String externalId, String phone, Map<String, Object> fields) {
        return new CustomerDraft(externalId, new PhoneNumber(phone, phone), null, fields);
    }

    private static List<Outcome> outcomes(CustomerLoad load) {
        return load.outcomes().stream().map(Loaded::outcome).toList();
    }
}
