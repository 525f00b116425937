package io.outdial.outbound.reconciliation;

import io.outdial.outbound.peer.KnownChain;
import io.outdial.outbound.peer.OpenEnrolmentPage.OpenEnrolment;
import io.outdial.outbound.reconciliation.Mend.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds what the two services do not agree about. Whatever ends a record comes before whatever tells of it, and an
 * erasure before a mark.
 */
final class ReconciliationRule {

    private ReconciliationRule() {}

    /**
     * @param chains those that enrollment-service knows
     * @param suppressed whether the number of a record is suppressed there, and if so whether by an erasure
     */
    static List<Mend> decide(
            UUID clientId,
            List<ComparedRecord> records,
            Map<Long, KnownChain> chains,
            Function<ComparedRecord, Optional<Boolean>> suppressed) {
        List<Mend> mends = new ArrayList<>();
        Set<Long> told = new HashSet<>();
        for (ComparedRecord record : records) {
            decide(record, chains.get(record.chainId()), suppressed.apply(record))
                    .filter(kind -> kind != Kind.CHAIN_TOLD || told.add(record.chainId()))
                    .ifPresent(kind -> mends.add(Mend.of(kind, clientId, record)));
        }
        return mends;
    }

    private static Optional<Kind> decide(ComparedRecord record, KnownChain chain, Optional<Boolean> suppressed) {
        return switch (record.standing()) {
            case OPEN -> ofOpen(record, chain, suppressed);
            case END_OF_CHAIN -> isErased(suppressed).or(() -> ofEnd(record, chain));
            case ENDED -> isErased(suppressed);
        };
    }

    private static Optional<Kind> ofOpen(ComparedRecord record, KnownChain chain, Optional<Boolean> suppressed) {
        if (suppressed.isPresent()) {
            return Optional.of(suppressed.get() ? Kind.NUMBER_ERASED : Kind.NUMBER_LISTED);
        }
        if (chain == null) {
            return Optional.of(Kind.CHAIN_TOLD);
        }
        // A record that was added after the end goes on: an enrolment that has ended stays so (ADR 57). One that was
        // there before, and whose end this service has told of itself, is one that it had forgotten (ADR 68).
        if (isAfter(chain.endedAt(), record) || isAfter(chain.reportedEndAt(), record)) {
            return Optional.of(Kind.RECORDS_ENDED);
        }
        boolean isNoted = chain.customerId().equals(record.customerId())
                && Objects.equals(chain.enrolmentId(), record.enrolmentId());
        return isNoted ? Optional.empty() : Optional.of(Kind.CHAIN_TOLD);
    }

    private static boolean isAfter(Instant end, ComparedRecord record) {
        return end != null && end.isAfter(record.createdAt());
    }

    /** What nobody there has ever known is no news any more, and on a chain without an enrolment nothing depends. */
    private static Optional<Kind> ofEnd(ComparedRecord record, KnownChain chain) {
        boolean isMissing = chain == null ? record.customerId() != null : chain.isOpen() && chain.enrolmentId() != null;
        return isMissing ? Optional.of(Kind.END_TOLD) : Optional.empty();
    }

    private static Optional<Kind> isErased(Optional<Boolean> suppressed) {
        return suppressed.filter(erased -> erased).map(erased -> Kind.NUMBER_ERASED);
    }

    /**
     * What becomes of enrolments that are open in enrollment-service. One whose records were all lost with the database
     * begins again. Else chains without records have ended: somebody has removed them, or another chain goes on. An
     * enrolment without chains is left alone: it is of a time in which nobody was called for it (ADR 59).
     *
     * @param isPresent whether a chain has a record
     * @param isLost whether a chain was lost with the database
     */
    static List<Mend> decide(
            UUID clientId, List<OpenEnrolment> enrolments, Predicate<Long> isPresent, Predicate<Long> isLost) {
        List<Mend> mends = new ArrayList<>();
        for (OpenEnrolment enrolment : enrolments) {
            List<Long> gone =
                    enrolment.chainIds().stream().filter(isPresent.negate()).toList();
            List<Long> lost = gone.stream().filter(isLost).toList();
            boolean isAlone = lost.size() == enrolment.chainIds().size();
            if (isAlone && !lost.isEmpty()) {
                mends.add(Mend.ofEnrolment(clientId, enrolment));
            } else {
                gone.forEach(chain -> mends.add(Mend.ofGoneChain(clientId, enrolment.campaignId(), chain)));
            }
        }
        return mends;
    }
}
