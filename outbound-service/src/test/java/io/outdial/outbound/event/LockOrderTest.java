package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.entry.Api;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever changes several records at once, all of it at the same time on the same few chains: nothing waits for each
 * other for ever (ADR 0034). PostgreSQL would end one of two such transactions, and the request would not be accepted.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LockOrderTest {

    private static final int THREADS = 12;

    /** Whose the records of enrolments are, so that they change with one. */
    private static final UUID CUSTOMER = UUID.randomUUID();

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(6);

    private static final Set<String> ORDERLY = Set.of(
            "done",
            "The record has ended",
            "Another agent has the record",
            "You have 10 records of the campaign",
            "Another request has changed the number");

    @Test
    void nothingWaitsForEachOther() {
        RecordFixture fixture = new RecordFixture().previews();
        List<String> phones = IntStream.range(0, 6).mapToObj(n -> newPhone()).toList();
        List<Long> handles = new ArrayList<>();
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; System.nanoTime() < end; round++) {
                handles.clear();
                for (int chain = 0; chain < 4; chain++) {
                    handles.addAll(chain(fixture, phones, chain));
                }
                Random random = new Random(round);
                List<CompletableFuture<String>> changes = IntStream.range(0, 2 * THREADS)
                        .mapToObj(n -> {
                            int what = random.nextInt(11);
                            String phone = phones.get(random.nextInt(phones.size()));
                            String other = phones.get(random.nextInt(phones.size()));
                            long handle = handles.get(random.nextInt(handles.size()));
                            List<Long> all = new ArrayList<>(handles);
                            Collections.shuffle(all, random);
                            return CompletableFuture.supplyAsync(
                                    () -> change(fixture, what, phone, other, handle, all), threads);
                        })
                        .toList();
                changes.forEach(outcome -> assertTrue(ORDERLY.contains(outcome.join()), outcome.join()));
            }
        } finally {
            threads.shutdownNow();
        }
        assertOneTurnAChain(fixture);
    }

    /** Three of the numbers, in another order in each chain. */
    private static List<Long> chain(RecordFixture fixture, List<String> phones, int n) {
        long chain = fixture.newChain();
        return IntStream.range(0, 3)
                .mapToObj(i -> fixture.record(
                        n % 2 == 0 ? fixture.list : fixture.otherList,
                        phones.get((n + (n % 2 == 0 ? i : 5 - i)) % phones.size()),
                        chain))
                .toList();
    }

    private static String change(
            RecordFixture fixture, int what, String phone, String other, long handle, List<Long> all) {
        return switch (what) {
            case 0 ->
                RecordRequest.byNumber(fixture, phone)
                        .with("chainAttribute", "AllChain")
                        .outcome();
            case 1 ->
                onRecord(fixture, handle, "DoNotCallRecord")
                        .with("chainAttribute", "AllChain")
                        .outcome();
            case 2 ->
                onRecord(fixture, handle, "CancelRecord")
                        .with("chainAttribute", "AllChain")
                        .outcome();
            case 3 ->
                onRecord(fixture, handle, "UpdateRecord")
                        .with("phoneNumber", newPhone())
                        .outcome();
            case 4 -> received(Events.optedOut(UUID.randomUUID(), fixture, phone));
            case 5 -> received(Events.ended(UUID.randomUUID(), fixture, fixture.campaign, phone));
            case 6 -> reports(all);
            case 7 -> updates(all);
            case 8 ->
                received(Events.begun(
                        fixture.client,
                        UUID.fromString(fixture.campaignId()),
                        CUSTOMER,
                        UUID.randomUUID(),
                        "",
                        phone,
                        other));
            case 9 -> received(Events.changed(fixture.client, CUSTOMER, phone, other, ""));
            default -> RecordRequest.onCampaign(fixture, "GetPreviewRecord").outcome();
        };
    }

    /** None of the attempts has its record; everything is locked all the same. */
    private static String reports(List<Long> handles) {
        List<Map<String, Object>> rows = handles.stream()
                .map(handle -> Map.<String, Object>of(
                        "handle", handle, "attemptId", UUID.randomUUID().toString(), "doNotCall", true))
                .toList();
        return batch("/v2/records:results", Map.of("results", rows));
    }

    private static String updates(List<Long> handles) {
        List<Map<String, Object>> rows = handles.stream()
                .limit(4)
                .map(handle ->
                        Map.<String, Object>of("handle", handle, "priority", 7, "name", "Cleo", "wholeChain", true))
                .toList();
        return batch("/v2/records:update", Map.of("records", rows));
    }

    private static String batch(String path, Map<String, ?> body) {
        String outcome =
                Api.right().urlEncodingEnabled(false).body(body).post(path).path("message");
        return outcome == null ? "done" : outcome;
    }

    private static String received(String event) {
        Events.INBOX.accepts(event);
        return "done";
    }

    /** Records of the other list are not found under the name of this one: a refusal like any other. */
    private static RecordRequest onRecord(RecordFixture fixture, long handle, String operation) {
        boolean isOther = fixture.text(
                        "SELECT l.name FROM calling_list AS l JOIN outbound_record AS r ON r.calling_list_id = l.id AND r.client_id = l.client_id WHERE handle = ?",
                        handle)
                .equals(fixture.otherList);
        RecordRequest request = RecordRequest.byHandle(fixture, handle).with("operationName", operation);
        return isOther
                ? request.with("callingList", fixture.otherList).with("campaignName", fixture.otherCampaign)
                : request;
    }

    private static void assertOneTurnAChain(RecordFixture fixture) {
        assertEquals("0", fixture.text("""
                        SELECT count(*) FROM (
                            SELECT chain_id FROM outbound_record WHERE client_id = ? GROUP BY chain_id HAVING count(due_at) > 1) AS wrong
                        """, fixture.client));
        assertEquals("0", fixture.text("""
                        SELECT count(*) FROM outbound_record AS record
                         WHERE client_id = ?
                           AND (record_status = 2) <> EXISTS (SELECT FROM attempt WHERE attempt.client_id = record.client_id
                                                                 AND attempt.id = record.attempt_id AND attempt.ended_at IS NULL)
                           AND handle IN (SELECT handle FROM attempt WHERE member_id = ?)
                        """, fixture.client, fixture.member));
    }
}
