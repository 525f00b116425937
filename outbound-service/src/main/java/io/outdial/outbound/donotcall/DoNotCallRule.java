package io.outdial.outbound.donotcall;

import io.outdial.outbound.record.ErasedNumber;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.phone.PhoneNumber;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which numbers a mark concerns (ADR 0009). They go on the do-not-call list of the client, which takes all open records
 * of these numbers, in any campaign, out of dialling.
 */
final class DoNotCallRule {

    private DoNotCallRule() {}

    /**
     * The numbers that go on the list: those of the marked records, and those in the request even if they are not the
     * record's. The handle says which record is meant, but an agent who sends a number has somebody's wish not to be
     * called there; listing one too many is the harmless mistake.
     *
     * @param chainNumbers the numbers of the marked chains; only asked for when the mark reaches the whole chain
     * @return each number once; none for an erased record, whose number is listed already
     */
    static List<PhoneNumber> listed(DoNotCall command, ResolvedReferences found, Collection<PhoneNumber> chainNumbers) {
        Map<String, PhoneNumber> numbers = new LinkedHashMap<>();
        if (found.recordNumber() != null) {
            numbers.put(found.recordNumber().key(), found.recordNumber());
        }
        command.numbers().forEach(number -> numbers.putIfAbsent(number.key(), number));
        if (command.isOfWholeChain()) {
            chainNumbers.forEach(number -> numbers.putIfAbsent(number.key(), number));
        }
        return numbers.values().stream()
                .filter(number -> !ErasedNumber.is(number))
                .toList();
    }
}
