package io.outdial.outbound.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.peer.KnownChain;
import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationRuleTest {

    private static final UUID CLIENT = new UUID(0, 1);
    private static final Instant ADDED = Instant.parse("2026-11-29T10:00:00Z");

    /**
     * What enrollment-service says of a record: of its number ({@code erased}, {@code listed}), of its chain (not
     * {@code known}; the customer and enrolment it has), and when the enrolment ended beside the record's beginning.
     */
    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        ",       a/e, a/e, ,     ",
        ",       ,    a/e, ,     CHAIN_TOLD",
        ",       ,    ,    ,     CHAIN_TOLD",
        ",       a/e, ,    ,     CHAIN_TOLD",
        ",       a/e, b/e, ,     CHAIN_TOLD",
        ",       a/e, a/f, ,     CHAIN_TOLD",
        ",       a/e, a/-, ,     CHAIN_TOLD",
        ",       a/-, a/-, ,     ",
        ",       a/e, a/e, 1,    RECORDS_ENDED",
        ",       a/e, a/e, 0,    ",
        ",       a/e, a/e, -1,   ",
        ",       a/e, b/f, 1,    RECORDS_ENDED",
        "listed, a/e, a/e, ,     NUMBER_LISTED",
        "listed, ,    ,    ,     NUMBER_LISTED",
        "listed, a/e, a/e, 1,    NUMBER_LISTED",
        "erased, a/e, a/e, ,     NUMBER_ERASED",
        "erased, ,    ,    ,     NUMBER_ERASED"
    })
    void theOneThatIsRightIsFollowed(String number, String known, String noted, Integer endedAfter, String mend) {
        OpenRecord record = record(7, 7, noted);
        Map<Long, KnownChain> chains = known == null
                ? Map.of()
                : Map.of(
                        7L,
                        new KnownChain(
                                customer(known),
                                enrolment(known),
                                endedAfter == null ? null : ADDED.plusSeconds(endedAfter)));
        Optional<Boolean> suppressed = Optional.ofNullable(number).map("erased"::equals);
        assertEquals(
                mend == null ? "" : mend,
                kinds(ReconciliationRule.decide(CLIENT, List.of(record), chains, each -> suppressed)));
    }

    /** Each of its records would write the same event. */
    @Test
    void aChainIsToldOfOnce() {
        List<OpenRecord> records = List.of(record(7, 7, null), record(8, 7, null), record(9, 9, null));
        assertEquals(
                "CHAIN_TOLD CHAIN_TOLD",
                kinds(ReconciliationRule.decide(CLIENT, records, Map.of(), each -> Optional.empty())));
    }

    private static String kinds(List<Mend> mends) {
        return mends.stream().map(mend -> mend.kind().name()).collect(Collectors.joining(" "));
    }

    private static OpenRecord record(long handle, long chain, String noted) {
        return new OpenRecord(
                handle,
                chain,
                CLIENT,
                new PhoneNumber("1", "+1"),
                ADDED,
                noted == null ? null : customer(noted),
                noted == null ? null : enrolment(noted));
    }

    private static UUID customer(String owner) {
        return new UUID(2, owner.charAt(0));
    }

    private static UUID enrolment(String owner) {
        return owner.endsWith("-") ? null : new UUID(3, owner.charAt(2));
    }
}
