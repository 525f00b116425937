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
import java.util.stream.Collectors;

/**
 * Decides who may be enrolled, and the outcome of each row. A customer is not enrolled if the customer, or anybody else
 * with the same number, has opted out.
 */
final class EnrolmentRule {

    private EnrolmentRule() {}

    /** @param region of the client */
    static List<Candidate> allowed(Collection<Candidate> candidates, SuppressedNumbers suppressed, String region) {
        return candidates.stream()
                .filter(candidate -> !candidate.doNotCall()
                        && candidate.phones().numbers(region).stream().noneMatch(suppressed::contain))
                .toList();
    }

    /**
     * One result for each row, in the order of the rows. If several rows name the same customer, only the first can be
     * the one that enrolled it.
     */
    static List<EnrolmentResult> results(
            List<UUID> requested, Collection<Candidate> candidates, Map<UUID, CurrentEnrolment> enrolments) {
        Set<UUID> existing = candidates.stream().map(Candidate::customerId).collect(Collectors.toSet());
        Set<UUID> reported = new HashSet<>();
        List<EnrolmentResult> results = new ArrayList<>(requested.size());
        for (UUID customer : requested) {
            CurrentEnrolment enrolment = enrolments.get(customer);
            if (!existing.contains(customer)) {
                results.add(new EnrolmentResult(customer, Outcome.NOT_FOUND, null, null));
            } else if (enrolment == null) {
                results.add(new EnrolmentResult(customer, Outcome.DO_NOT_CALL, null, null));
            } else {
                Outcome outcome =
                        reported.add(customer) && enrolment.isNew() ? Outcome.ENROLLED : Outcome.ALREADY_ENROLLED;
                results.add(new EnrolmentResult(customer, outcome, enrolment.enrolmentId(), enrolment.status()));
            }
        }
        return results;
    }
}
