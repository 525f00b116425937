package io.outdial.outbound.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.peer.KnownChain;
import io.outdial.outbound.peer.OpenEnrolmentPage.OpenEnrolment;
import io.outdial.outbound.reconciliation.ComparedRecord.Standing;
import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationRuleTest {

    private static final UUID CLIENT = new UUID(0, 1);
    private static final Instant ADDED = Instant.parse("2026-11-29T10:00:00Z");

    /**
     * What enrollment-service says of a record: of its number ({@code erased}, {@code listed}), of its chain (not
     * {@code known}; the customer and enrolment it has), and when the enrolment ended beside the record's beginning: by
     * the word of this service if there is an {@code r}.
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
        ",       a/e, a/e, r1,   RECORDS_ENDED",
        ",       a/e, a/e, r0,   ",
        "listed, a/e, a/e, ,     NUMBER_LISTED",
        "listed, ,    ,    ,     NUMBER_LISTED",
        "listed, a/e, a/e, 1,    NUMBER_LISTED",
        "erased, a/e, a/e, ,     NUMBER_ERASED",
        "erased, ,    ,    ,     NUMBER_ERASED"
    })
    void theOneThatIsRightIsFollowed(String number, String known, String noted, String endedAfter, String mend) {
        assertEquals(mend == null ? "" : mend, mends(Standing.OPEN, number, known, noted, endedAfter, true));
    }

    /** One that has ended: what is known of it there, and whether it is open there. */
    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @CsvSource({
        "END_OF_CHAIN, ,       a/e, a/e, true,  END_TOLD",
        "END_OF_CHAIN, ,       a/e, ,    true,  END_TOLD",
        "END_OF_CHAIN, ,       a/e, a/e, false, ",
        "END_OF_CHAIN, ,       a/-, a/-, true,  ",
        "END_OF_CHAIN, ,       ,    a/e, true,  END_TOLD",
        "END_OF_CHAIN, ,       ,    ,    true,  ",
        "END_OF_CHAIN, listed, a/e, a/e, false, ",
        "END_OF_CHAIN, listed, a/e, a/e, true,  END_TOLD",
        "END_OF_CHAIN, erased, a/e, a/e, true,  NUMBER_ERASED",
        "ENDED,        erased, ,    a/e, true,  NUMBER_ERASED",
        "ENDED,        listed, ,    a/e, true,  ",
        "ENDED,        ,       a/e, a/e, true,  "
    })
    void anEndIsKnownOnBothSides(
            Standing standing, String number, String known, String noted, boolean isOpen, String mend) {
        assertEquals(mend == null ? "" : mend, mends(standing, number, known, noted, null, isOpen));
    }

    /** Of the chains of an enrolment: those that are here, those that were lost, those that were removed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'',         ''",
        "here,       ''",
        "lost,       ENROLMENT_LOST",
        "lost lost,  ENROLMENT_LOST",
        "gone,       END_TOLD",
        "lost gone,  END_TOLD END_TOLD",
        "lost here,  END_TOLD",
        "gone here,  END_TOLD"
    })
    void anEnrolmentThatWasLostBeginsAgain(String chains, String mends) {
        List<String> all = chains.isEmpty() ? List.of() : List.of(chains.split(" "));
        OpenEnrolment enrolment = new OpenEnrolment(
                new UUID(3, 1),
                new UUID(2, 1),
                CLIENT,
                LongStream.range(0, all.size()).boxed().toList());
        assertEquals(
                mends,
                kinds(ReconciliationRule.decide(
                        CLIENT,
                        List.of(enrolment),
                        chain -> all.get(chain.intValue()).equals("here"),
                        chain -> all.get(chain.intValue()).equals("lost"))));
    }

    private static String mends(
            Standing standing, String number, String known, String noted, String endedAfter, boolean isOpen) {
        boolean isReported = endedAfter != null && endedAfter.startsWith("r");
        Instant end = endedAfter == null ? null : ADDED.plusSeconds(Integer.parseInt(endedAfter.replaceFirst("r", "")));
        Map<Long, KnownChain> chains = known == null
                ? Map.of()
                : Map.of(
                        7L,
                        new KnownChain(
                                customer(known),
                                enrolment(known),
                                isReported ? null : end,
                                isOpen,
                                isReported ? end : null));
        Optional<Boolean> suppressed = Optional.ofNullable(number).map("erased"::equals);
        return kinds(
                ReconciliationRule.decide(CLIENT, List.of(record(7, 7, noted, standing)), chains, each -> suppressed));
    }

    /** Each of its records would write the same event. */
    @Test
    void aChainIsToldOfOnce() {
        List<ComparedRecord> records = List.of(
                record(7, 7, null, Standing.OPEN),
                record(8, 7, null, Standing.OPEN),
                record(9, 9, null, Standing.OPEN));
        assertEquals(
                "CHAIN_TOLD CHAIN_TOLD",
                kinds(ReconciliationRule.decide(CLIENT, records, Map.of(), each -> Optional.empty())));
    }

    private static String kinds(List<Mend> mends) {
        return mends.stream().map(mend -> mend.kind().name()).collect(Collectors.joining(" "));
    }

    private static ComparedRecord record(long handle, long chain, String noted, Standing standing) {
        return new ComparedRecord(
                handle,
                chain,
                CLIENT,
                new PhoneNumber("1", "+1"),
                ADDED,
                noted == null ? null : customer(noted),
                noted == null ? null : enrolment(noted),
                standing);
    }

    private static UUID customer(String owner) {
        return new UUID(2, owner.charAt(0));
    }

    private static UUID enrolment(String owner) {
        return owner.endsWith("-") ? null : new UUID(3, owner.charAt(2));
    }
}
