package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CancelRecordTest {

    private final String phone = newPhone();
    private RecordFixture fixture;
    private long record;
    private long chained;

    @BeforeEach
    void aChainOfTwoRecords() {
        fixture = new RecordFixture();
        long chain = fixture.newChain();
        record = fixture.record(fixture.list, phone, chain);
        chained = fixture.record(fixture.list, newPhone(), chain);
    }

    @ParameterizedTest
    @CsvSource({"RecordOnly", ","})
    void theRecordAloneIsCancelled(String chainAttribute) {
        long elsewhere = fixture.record(fixture.otherList, phone, fixture.newChain());
        RecordRequest request = cancel(record);
        (chainAttribute == null ? request : request.with("chainAttribute", chainAttribute)).accepted();
        assertEquals(State.CANCELLED, fixture.state(record));
        assertEquals(State.NEW, fixture.state(chained));
        assertEquals(State.NEW, fixture.state(elsewhere));
        assertFalse(fixture.isListed(phone));
    }

    @Test
    void whatIsOpenOfTheChainIsCancelled() {
        long ended = fixture.record(fixture.list, newPhone(), chainOf(record));
        fixture.execute("UPDATE outbound_record SET record_status = 3, call_result = 33 WHERE handle = ?", ended);
        cancel(record).with("chainAttribute", "AllChain").accepted();
        assertEquals(State.CANCELLED, fixture.state(record));
        assertEquals(State.CANCELLED, fixture.state(chained));
        assertEquals(new State(2, 3, 33), fixture.state(ended));
    }

    @Test
    void aChainOfWhichAnAgentHasARecordIsRefused() {
        fixture.execute("UPDATE outbound_record SET record_status = 2 WHERE handle = ?", chained);
        cancel(record)
                .with("chainAttribute", "AllChain")
                .refused(400, 19)
                .body("statusMessage", equalTo("Another agent has the record"));
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void aRecordThatHasEndedIsRefused() {
        cancel(record).accepted();
        cancel(record).refused(400, 2).body("statusMessage", equalTo("The record has ended"));
        cancel(record).with("chainAttribute", "AllChain").refused(400, 2);
        assertEquals(State.CANCELLED, fixture.state(record));
        assertEquals(State.NEW, fixture.state(chained));
    }

    @Test
    void aRecordOfAListedNumberIsCancelledAndStaysOutOfDialling() {
        RecordRequest.byNumber(fixture, phone)
                .with("campaignName", fixture.otherCampaign)
                .accepted();
        assertEquals(State.BLOCKED, fixture.state(record));
        cancel(record).accepted();
        assertEquals(State.ENDED, fixture.state(record));
    }

    @Test
    void theSameIdempotencyKeyDoesItOnce() {
        String key = UUID.randomUUID().toString();
        cancel(record).idempotencyKey(key).accepted();
        cancel(record).idempotencyKey(key).accepted();
        cancel(chained).idempotencyKey(key).refused(400, 2);
        assertEquals(State.NEW, fixture.state(chained));
    }

    /** Cancelled and marked from both ends of a chain at once: each waits its turn, and a mark always holds. */
    @RepeatedTest(5)
    void marksAndCancelsAtOnceTakeTurns() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Integer>> all = Stream.of(record, chained, record, chained)
                    .flatMap(handle -> Stream.of(cancel(handle), RecordRequest.byHandle(fixture, handle)))
                    .map(request -> request.with("chainAttribute", "AllChain"))
                    .map(request -> CompletableFuture.supplyAsync(request::status, threads))
                    .toList();
            all.forEach(status -> assertTrue(Set.of(200, 400).contains(status.join()), status.join()::toString));
        } finally {
            threads.shutdownNow();
        }
        assertTrue(fixture.isListed(phone));
        assertTrue(Set.of(State.MARKED, State.CANCELLED, State.ENDED).contains(fixture.state(record)));
    }

    @Test
    void anotherClientsRecordIsAsUnknown() {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        String unknown = cancel(stranger, 999_999_999).refused(404, 6).extract().asString();
        assertEquals(unknown, cancel(stranger, record).refused(404, 6).extract().asString());
        assertEquals(State.NEW, fixture.state(record));
    }

    private long chainOf(long handle) {
        return Long.parseLong(fixture.text("SELECT chain_id FROM outbound_record WHERE handle = ?", handle));
    }

    private RecordRequest cancel(long handle) {
        return cancel(fixture, handle);
    }

    private static RecordRequest cancel(RecordFixture of, long handle) {
        return RecordRequest.byHandle(of, handle).with("operationName", "CancelRecord");
    }
}
