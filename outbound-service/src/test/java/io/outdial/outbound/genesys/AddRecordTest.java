package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agents add numbers to calling lists. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AddRecordTest {

    private RecordFixture fixture;
    private String phone;

    @BeforeEach
    void aNumber() {
        fixture = new RecordFixture().previews();
        phone = newPhone();
    }

    @Test
    void aNumberBecomesARecordWithAllThatWasSaid() {
        add().with("otherFields", Map.of("custom1", "one", "age", 42)).accepted();
        assertEquals(
                "+1" + phone + " 4 GMT 28801 75600 2 1 true true 0",
                fixture.text(
                        "SELECT concat_ws(' ', phone_key, phone_type, timezone, call_from, call_until, record_type, record_status, (due_at <= now())::text, (chain_id = handle)::text, chain_n)"
                                + " FROM outbound_record WHERE client_id = ? AND phone = ?",
                        fixture.client,
                        phone));
        assertEquals(
                "one 42",
                fixture.text(
                        "SELECT (user_data->>'custom1') || ' ' || (user_data->>'age') FROM outbound_record WHERE phone = ?",
                        phone));
        assertEquals(
                "29700 75600",
                fixture.text(
                        "SELECT w.call_from || ' ' || w.call_until FROM outbound_record AS r JOIN calling_window AS w ON w.client_id = r.client_id AND w.id = r.window_id WHERE phone = ?",
                        phone));
    }

    /** Never wider than wished; a quarter that no full hour contains stays. */
    @ParameterizedTest
    @CsvSource({"33600, 42000, 36000 39600", "33600, 35400, 34200 35100"})
    void aClientWithManyWindowsGetsFullHours(int from, int until, String window) {
        RecordFixture other = new RecordFixture(TestEnvironment.OTHER_CLIENT).previews();
        String zone = "many windows";
        other.execute(
                "INSERT INTO calling_window (client_id, zones, call_from) SELECT ?, ARRAY[?], n FROM generate_series(1, 257) AS n",
                other.client,
                zone);
        try {
            add(other).with("from", from).with("until", until).accepted();
        } finally {
            other.execute("DELETE FROM calling_window WHERE zones = ARRAY[?::text]", zone);
        }
        assertEquals(
                window,
                other.text(
                        "SELECT w.call_from || ' ' || w.call_until FROM outbound_record AS r JOIN calling_window AS w ON w.client_id = r.client_id AND w.id = r.window_id WHERE phone = ?",
                        phone));
    }

    @Test
    void anotherNumberOfAPersonWaitsForItsTurn() {
        long first = fixture.record(newPhone());
        add().with("chainId", first).accepted();
        assertEquals(
                first + " 1 9 none",
                fixture.text(
                        "SELECT concat_ws(' ', chain_id, chain_n, record_status, coalesce(due_at::text, 'none')) FROM outbound_record WHERE phone = ?",
                        phone));
    }

    @Test
    void inAChainThatHasEndedItHasTheTurn() {
        long first = fixture.record(newPhone());
        RecordRequest.byHandle(fixture, first)
                .with("operationName", "CancelRecord")
                .accepted();
        add().with("chainId", first).accepted();
        assertEquals(
                "1 1 true",
                fixture.text(
                        "SELECT concat_ws(' ', chain_n, record_status, (due_at <= now())::text) FROM outbound_record WHERE phone = ?",
                        phone));
    }

    @Test
    void aChainOfAnotherListIsAsUnknown() {
        long elsewhere = fixture.record(fixture.otherList, newPhone(), fixture.newChain());
        long second = fixture.record(fixture.list, newPhone(), fixture.record(newPhone()));
        for (long chain : new long[] {elsewhere, second, 999_999_999_999L}) {
            add().with("chainId", chain)
                    .refused(404, 6)
                    .body("statusMessage", equalTo("No chain with this chainId in the calling list"));
        }
        assertEquals("0", stored());
    }

    @Test
    void aNumberIsInAChainOnceAsLongAsItIsToBeCalled() {
        long first = fixture.record(newPhone());
        add().with("chainId", first).accepted();
        for (String same : List.of(phone, "+1" + phone)) {
            add().with("chainId", first)
                    .with("phoneNumber", same)
                    .refused(400, 18)
                    .body("statusMessage", equalTo("The chain has this phoneNumber already"));
        }
        assertEquals("1", stored());
        String handle = fixture.text("SELECT handle FROM outbound_record WHERE phone = ?", phone);
        RecordRequest.byHandle(fixture, handle)
                .with("operationName", "CancelRecord")
                .accepted();
        add().with("chainId", first).accepted();
        assertEquals("2", stored());
    }

    @Test
    void aListedNumberStaysOut() {
        RecordRequest.byNumber(fixture, phone).accepted();
        fixture.execute(
                "UPDATE campaign SET applies_dnc = false WHERE client_id = ? AND name = ?",
                fixture.client,
                fixture.campaign);
        add().refused(400, 2).body("statusMessage", equalTo("The number is on the do-not-call list"));
        assertEquals("0", stored());
    }

    @Test
    void theSameIdempotencyKeyAddsOne() {
        add().idempotencyKey("add-" + phone).accepted();
        add().idempotencyKey("add-" + phone).accepted();
        assertEquals("1", stored());
    }

    private String stored() {
        return fixture.text(
                "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone = ?", fixture.client, phone);
    }

    private RecordRequest add() {
        return add(fixture);
    }

    private RecordRequest add(RecordFixture to) {
        return RecordRequest.byNumber(to, phone)
                .with("operationName", "AddRecord")
                .with("callingList", to.list)
                .with("phoneType", "Mobile")
                .with("timeZone", "GMT")
                .with("from", 28_801)
                .with("until", 75_600);
    }
}
