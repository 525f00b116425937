package io.outdial.outbound.reconciliation;

import io.outdial.outbound.peer.KnownChain;
import io.outdial.outbound.reconciliation.Mend.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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
            List<OpenRecord> records,
            Map<Long, KnownChain> chains,
            Function<OpenRecord, Optional<Boolean>> suppressed) {
        List<Mend> mends = new ArrayList<>();
        Set<Long> told = new HashSet<>();
        for (OpenRecord record : records) {
            decide(record, chains.get(record.chainId()), suppressed.apply(record))
                    .filter(kind -> kind != Kind.CHAIN_TOLD || told.add(record.chainId()))
                    .ifPresent(kind -> mends.add(Mend.of(kind, clientId, record)));
        }
        return mends;
    }

    private static Optional<Kind> decide(OpenRecord record, KnownChain chain, Optional<Boolean> suppressed) {
        if (suppressed.isPresent()) {
            return Optional.of(suppressed.get() ? Kind.NUMBER_ERASED : Kind.NUMBER_LISTED);
        }
        if (chain == null) {
            return Optional.of(Kind.CHAIN_TOLD);
        }
        // A record that was added after the end goes on: an enrolment that has ended stays so (ADR 57).
        if (chain.endedAt() != null && chain.endedAt().isAfter(record.createdAt())) {
            return Optional.of(Kind.RECORDS_ENDED);
        }
        boolean isNoted = chain.customerId().equals(record.customerId())
                && Objects.equals(chain.enrolmentId(), record.enrolmentId());
        return isNoted ? Optional.empty() : Optional.of(Kind.CHAIN_TOLD);
    }
}
