package io.outdial.outbound.record;

import static io.outdial.outbound.record.Chains.AGENT;
import static io.outdial.outbound.record.Chains.ANOTHER;
import static io.outdial.outbound.record.Chains.FACTS;
import static io.outdial.outbound.record.RecordStatus.CHAIN_READY;
import static io.outdial.outbound.record.RecordStatus.READY;
import static io.outdial.outbound.record.RecordStatus.UPDATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.outdial.outbound.record.RecordCommand.Edit;
import io.outdial.platform.failure.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditRuleTest {

    private static final RecordEdit.Turns SAME_TURNS =
            new RecordEdit.Turns(Change.none(), Change.none(), Change.none());
    private static final RecordEdit.Hours SAME_HOURS =
            new RecordEdit.Hours(Change.none(), Change.none(), Change.none());

    @ParameterizedTest
    @CsvSource({
        "NONE,            changed",
        "READY,           changed",
        "RETRIEVED,       HELD",
        "UPDATED,         RECORD_ENDED",
        "STALE,           RECORD_ENDED",
        "CANCELLED,       RECORD_ENDED",
        "AGENT_ERROR,     RECORD_ENDED",
        "CHAIN_UPDATED,   RECORD_ENDED",
        "MISSED_CALLBACK, changed",
        "CHAIN_READY,     changed",
    })
    void onlyWhatWaitsIsChanged(RecordStatus status, String expected) {
        Decision decision = decide(Chains.of(status), priority(9));
        assertEquals(expected, decision instanceof ChainChange ? "changed" : decision.toString());
    }

    @Test
    void whoeverMustNotBeCalledStaysSo() {
        OutboundRecord ready = Chains.record(13, READY, null);
        OutboundRecord listed = ready.with(ready.progress().with(RecordType.NO_CALL));
        OutboundRecord erased = ready.with(new Contact(ErasedNumber.of("x"), PhoneType.MOBILE, WindowKey.UNSAID));
        assertEquals(Refusal.RECORD_ENDED, decide(List.of(listed), priority(9)));
        assertEquals(Refusal.RECORD_ENDED, decide(List.of(erased), priority(9)));
    }

    @Test
    void whatIsGivenIsSetAndAllElseStays() {
        UUID skill = UUID.randomUUID();
        OutboundRecord before = Chains.record(13, READY, null);
        RecordEdit edit = edit(
                new RecordEdit.Turns(Change.to(9), Change.to(ANOTHER), Change.to(skill)),
                new RecordEdit.Hours(Change.to(List.of("America/Denver")), Change.to(32_400), Change.none()));
        OutboundRecord after = now(List.of(before), edit);
        assertEquals(
                new WindowKey(List.of("America/Denver"), 32_400, null),
                after.contact().window());
        assertEquals(new Turn(before.turn().dueAt(), 9, ANOTHER, skill, null, null), after.turn());
        assertEquals(before.progress(), after.progress());
        assertEquals(before.contact().phone(), after.contact().phone());
        RecordEdit cleared = edit(
                new RecordEdit.Turns(Change.none(), Change.to(null), Change.to(null)),
                new RecordEdit.Hours(Change.to(List.of()), Change.to(null), Change.none()));
        OutboundRecord last = now(List.of(after), cleared);
        assertEquals(WindowKey.UNSAID, last.contact().window());
        assertEquals(new Turn(before.turn().dueAt(), 9, null, null, null, null), last.turn());
    }

    @ParameterizedTest
    @CsvSource({
        "32400, 32400,       , true",
        "32400, 75600, 34200, false",
        "32460, 75600, 33240, true",
        "     ,      , 33000, false",
    })
    void hoursThatLeaveNoTimeAreRefused(Integer from, Integer storedUntil, Integer until, boolean isRefused) {
        OutboundRecord ready = Chains.record(13, READY, null);
        OutboundRecord record = ready.with(
                new Contact(ready.contact().phone(), PhoneType.MOBILE, new WindowKey(List.of(), null, storedUntil)));
        RecordEdit.Hours hours = new RecordEdit.Hours(Change.none(), Change.toGiven(from), Change.toGiven(until));
        assertEquals(isRefused, decide(List.of(record), edit(SAME_TURNS, hours)) == Refusal.NO_CALL_HOURS);
    }

    @Test
    void ofAWholeChainThoseThatWaitAreChanged() {
        List<OutboundRecord> chain = Chains.of(UPDATED, READY, CHAIN_READY);
        ChainChange change = (ChainChange)
                RecordStateMachine.decide(chain, 13, new Edit(priority(9), ChainAttribute.ALL_CHAIN), FACTS);
        assertEquals(
                List.of(1, 9, 9),
                change.all().map(record -> record.turn().priority()).toList());
        assertEquals(Refusal.RECORD_ENDED, decide(chain, priority(9)));
        List<OutboundRecord> held = List.of(chain.get(1), Chains.record(15, RecordStatus.RETRIEVED, AGENT));
        assertEquals(
                Refusal.HELD,
                RecordStateMachine.decide(held, 14, new Edit(priority(9), ChainAttribute.ALL_CHAIN), FACTS));
    }

    /** Who has promised to call back is told when it is time: of another agent, the other one. */
    @Test
    void aPromisedCallbackMovesWithItsAgent() {
        OutboundRecord ready = Chains.record(13, READY, null);
        OutboundRecord promised = ready.with(ready.progress().with(RecordType.PERSONAL_RESCHEDULED))
                .with(ready.turn().ofMember(AGENT));
        ChainChange moved = (ChainChange) decide(List.of(promised), member(ANOTHER));
        assertEquals(new AgreedCallback(13, ANOTHER, promised.turn().dueAt()), moved.callback());
        assertNull(((ChainChange) decide(List.of(promised), member(AGENT))).callback());
        assertNull(((ChainChange) decide(List.of(promised), member(null))).callback());
        assertNull(((ChainChange) decide(List.of(ready), member(ANOTHER))).callback());
    }

    /** As if each were a request of its own. */
    @Test
    void aBatchDecidesOneAfterTheOther() {
        EditBatch batch = new EditBatch(Map.of(13L, Chains.of(READY, CHAIN_READY)), Map.of());
        RecordEdit.Hours from = new RecordEdit.Hours(Change.none(), Change.to(32_400), Change.none());
        RecordEdit.Hours until = new RecordEdit.Hours(Change.none(), Change.none(), Change.to(32_400));
        decide(batch, 13, priority(9));
        decide(batch, 13, edit(SAME_TURNS, from));
        decide(batch, 13, edit(SAME_TURNS, until));
        decide(batch, 14, priority(3));
        decide(batch, 15, priority(3));
        batch.decide(new EditRequest(14, ANOTHER, new Edit(priority(4), ChainAttribute.RECORD_ONLY)), FACTS);
        assertEquals(
                List.of("-", "-", "BAD_REQUEST", "-", "NOT_FOUND", "NOT_FOUND"),
                batch.outcomes().stream().map(EditRuleTest::code).toList());
        assertEquals(1, batch.changes().size());
        assertEquals(
                List.of("13 9 32400 null", "14 3 null null"),
                batch.changes().get(0).changed().stream()
                        .map(record -> "%d %d %d %d"
                                .formatted(
                                        record.handle(),
                                        record.turn().priority(),
                                        record.contact().window().callFrom(),
                                        record.contact().window().callUntil()))
                        .toList());
    }

    @Test
    void aRecordHasTwoHundredFieldsAtMost() {
        Map<String, Object> hundred =
                IntStream.range(0, 100).boxed().collect(Collectors.toMap(n -> "field " + n, n -> n));
        EditBatch batch = new EditBatch(Map.of(13L, Chains.of(READY)), Map.of(13L, Set.copyOf(hundred.keySet())));
        decide(batch, 13, fields(hundred));
        Map<String, Object> others =
                IntStream.range(100, 200).boxed().collect(Collectors.toMap(n -> "field " + n, n -> n));
        decide(batch, 13, fields(others));
        decide(batch, 13, fields(Map.of("one more", 1)));
        Map<String, Object> exchanged = new HashMap<>(Map.of("one more", 1));
        exchanged.put("field 7", null);
        decide(batch, 13, fields(exchanged));
        assertEquals(
                List.of("-", "-", "LIMIT_EXCEEDED", "-"),
                batch.outcomes().stream().map(EditRuleTest::code).toList());
        assertEquals(201, batch.details().get(13L).fields().size());
    }

    private static String code(Optional<Failure> outcome) {
        return outcome.map(failure -> failure.code().name()).orElse("-");
    }

    private static void decide(EditBatch batch, long handle, RecordEdit edit) {
        batch.decide(new EditRequest(handle, null, new Edit(edit, ChainAttribute.RECORD_ONLY)), FACTS);
    }

    private static Decision decide(List<OutboundRecord> chain, RecordEdit edit) {
        return RecordStateMachine.decide(chain, 13, new Edit(edit, ChainAttribute.RECORD_ONLY), FACTS);
    }

    private static OutboundRecord now(List<OutboundRecord> chain, RecordEdit edit) {
        return ((ChainChange) decide(chain, edit)).now(13);
    }

    private static RecordEdit priority(int priority) {
        return edit(new RecordEdit.Turns(Change.to(priority), Change.none(), Change.none()), SAME_HOURS);
    }

    private static RecordEdit member(UUID memberId) {
        return edit(new RecordEdit.Turns(Change.none(), Change.to(memberId), Change.none()), SAME_HOURS);
    }

    private static RecordEdit fields(Map<String, Object> fields) {
        return edit(SAME_TURNS, SAME_HOURS).withFields(fields);
    }

    private static RecordEdit edit(RecordEdit.Turns turns, RecordEdit.Hours hours) {
        return new RecordEdit(turns, hours, new RecordEdit.Details(Change.none(), Change.none(), Map.of()));
    }
}
