package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.enrolment.EnrolmentResult.Outcome;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may be enrolled, and what is said of each row. Somebody who does not want to be called is not enrolled, whoever
 * else's wish it was.
 */
final class EnrolmentRule {

    private EnrolmentRule() {}

    /** An enrolment as it is after the change. */
    record Standing(UUID enrolmentId, String status, boolean isNew) {}

    /** @param region of the client */
    static List<Candidate> allowed(Collection<Candidate> candidates, SuppressedNumbers suppressed, String region) {
        return candidates.stream()
                .filter(candidate -> !candidate.doNotCall()
                        && candidate.phone().numbers(region).stream().noneMatch(suppressed::contain))
                .toList();
    }

    /**
     * One outcome a row, in the order of the rows; of rows that say the same customer only the first can be the one
     * that enrolled it.
     */
    static List<EnrolmentResult> outcomes(List<UUID> asked, Collection<Candidate> candidates, Map<UUID, Standing> standing) {
        Map<UUID, Candidate> known =
                candidates.stream().collect(Collectors.toMap(Candidate::customerId, Function.identity()));
        Set<UUID> told = new HashSet<>();
        List<EnrolmentResult> outcomes = new ArrayList<>(asked.size());
        for (UUID customer : asked) {
            Standing stands = standing.get(customer);
            if (!known.containsKey(customer)) {
                outcomes.add(new EnrolmentResult(customer, Outcome.NOT_FOUND, null, null));
            } else if (stands == null) {
                outcomes.add(new EnrolmentResult(customer, Outcome.DO_NOT_CALL, null, null));
            } else {
                Outcome outcome = told.add(customer) && stands.isNew() ? Outcome.ENROLLED : Outcome.ALREADY_ENROLLED;
                outcomes.add(new EnrolmentResult(customer, outcome, stands.enrolmentId(), stands.status()));
            }
        }
        return outcomes;
    }
}
