package io.outdial.outbound.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What becomes of a chain: the numbers of one person in one list, of which at most one has its turn. Collects the
 * changes of one decision.
 */
final class ChainChange implements Decision {

    private final Map<Long, OutboundRecord> before = new LinkedHashMap<>();
    private final Map<Long, OutboundRecord> after = new LinkedHashMap<>();
    private final List<AttemptEnd> attemptEnds = new ArrayList<>();
    private AgreedCallback callback;

    ChainChange(List<OutboundRecord> chain) {
        chain.forEach(record -> before.put(record.handle(), record));
        after.putAll(before);
    }

    /** The records that are not what they were. */
    List<OutboundRecord> changed() {
        return after.values().stream()
                .filter(record -> !record.equals(before.get(record.handle())))
                .toList();
    }

    List<AttemptEnd> attemptEnds() {
        return List.copyOf(attemptEnds);
    }

    /** What the holder has promised, null where it is nothing. */
    AgreedCallback callback() {
        return callback;
    }

    void agree(AgreedCallback agreed) {
        callback = agreed;
    }

    OutboundRecord now(long handle) {
        return Objects.requireNonNull(after.get(handle));
    }

    Stream<OutboundRecord> all() {
        return List.copyOf(after.values()).stream();
    }

    Stream<OutboundRecord> others(long handle) {
        return all().filter(record -> record.handle() != handle);
    }

    void put(OutboundRecord record) {
        after.put(record.handle(), record);
    }

    /** The record's hand-out is over, if it has one. */
    void endAttempt(
            OutboundRecord record, AttemptEnd.Cause cause, CallResult result, boolean dialled, Integer seconds) {
        if (record.isHeld()) {
            attemptEnds.add(new AttemptEnd(record.hold().attemptId(), cause, result, dialled, seconds));
        }
    }

    /** The number after this one that may be called, else the first of the chain; null if there is none but itself. */
    OutboundRecord next(OutboundRecord of) {
        List<OutboundRecord> waiting = others(of.handle())
                .filter(OutboundRecord::isToBeCalled)
                .sorted(Comparator.comparingInt(OutboundRecord::chainN).thenComparingLong(OutboundRecord::handle))
                .toList();
        return waiting.stream()
                .filter(record -> record.chainN() > of.chainN())
                .findFirst()
                .or(() -> waiting.stream().findFirst())
                .orElse(null);
    }

    boolean nobodyHasTheTurn() {
        return after.values().stream().noneMatch(record -> record.turn().dueAt() != null);
    }
}
