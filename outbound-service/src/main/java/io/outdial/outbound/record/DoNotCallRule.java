package io.outdial.outbound.record;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code DoNotCallRecord} does (ADR 0009). Two things: the named record, or its chain, is marked and finished; and
 * every number concerned goes on the do-not-call list of the client, which takes all other open records of these
 * numbers, in any campaign, out of dialling.
 */
final class DoNotCallRule {

    /** record_type of a record that nobody dials: a marked one, and every open one of a listed number. */
    static final int NO_CALL = 7;
    /** call_result of a marked record. */
    static final int DO_NOT_CALL = 51;
    /** record_status of a marked record. */
    static final int UPDATED = 3;

    /** record_status of a record that is not dialled any more, although nobody has marked it. */
    static final int CANCELLED = 5;
    /** call_result of such a record. */
    static final int RECORD_CANCELLED = 52;

    /** record_status of records that are finished: they keep what they are, so a repeated mark changes nothing. */
    static final Set<Integer> FINISHED = Set.of(UPDATED, CANCELLED);

    private DoNotCallRule() {}

    /** @throws Failure.NotFound naming the first thing of the request that does not exist for the agent */
    static void requireAll(DoNotCallRequest request, ResolvedReferences found) {
        require(found.deviceId() != null, "No device of yours with this devicePath");
        require(found.campaignId() != null, "No campaign with this campaignName");
        require(
                found.applicationId() == request.applicationId(),
                "No application with this applicationId runs the campaign");
        require(
                request.callingList() == null || found.callingListId() != null,
                "No callingList with this name in the campaign");
        require(
                request.handle() == null || found.recordNumber() != null,
                "No record with this handle in the calling list");
    }

    /**
     * The numbers that go on the list: those of the marked records, and those in the request even if they are not the
     * record's. The handle says which record is meant, but an agent who sends a number has somebody's wish not to be
     * called there; listing one too many is the harmless mistake.
     *
     * @param chainNumbers the numbers of the marked chains; only asked for with {@code AllChain}
     * @return each number once; none for an erased record, whose number is listed already
     */
    static List<PhoneNumber> listed(
            DoNotCallRequest request, ResolvedReferences found, Collection<PhoneNumber> chainNumbers) {
        Map<String, PhoneNumber> numbers = new LinkedHashMap<>();
        if (request.handle() != null) {
            numbers.put(found.recordNumber().key(), found.recordNumber());
        }
        request.numbers().forEach(number -> numbers.putIfAbsent(number.key(), number));
        if (request.wholeChain()) {
            chainNumbers.forEach(number -> numbers.putIfAbsent(number.key(), number));
        }
        return numbers.values().stream()
                .filter(number -> !ErasedNumber.is(number))
                .toList();
    }

    private static void require(boolean isThere, String otherwise) {
        if (!isThere) {
            throw new Failure.NotFound(otherwise);
        }
    }
}
