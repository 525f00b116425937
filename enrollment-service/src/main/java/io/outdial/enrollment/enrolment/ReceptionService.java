package io.outdial.enrollment.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Applies to enrolments what outbound-service has made of them, in its caller's transaction. */
@ApplicationScoped
public class ReceptionService {

    @Inject
    EnrolmentLockRepository locks;

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    EnrolmentProgress progress;

    /**
     * Customers are locked before their enrolments, as everywhere, so that none is erased meanwhile.
     *
     * @param changedBy recorded in the history
     * @return those of the enrolments that there are
     */
    public Uni<Set<UUID>> settle(UUID clientId, String changedBy, List<Reception> receptions) {
        return customers
                .lockCandidates(
                        clientId, receptions.stream().map(Reception::customerId).collect(Collectors.toSet()))
                .chain(() -> locks.lockAll(
                        clientId,
                        receptions.stream().map(Reception::enrolmentId).collect(Collectors.toSet())))
                .call(found -> progress.write(clientId, changedBy, changes(receptions, found)))
                .map(Map::keySet);
    }

    /** Of an enrolment that is told of twice the first counts. */
    private static List<StatusChange> changes(List<Reception> receptions, Map<UUID, EnrolmentStatus> found) {
        Map<UUID, Reception> each = receptions.stream()
                .filter(reception -> found.containsKey(reception.enrolmentId()))
                .collect(Collectors.toMap(Reception::enrolmentId, reception -> reception, (first, second) -> first));
        List<StatusChange> changes = new ArrayList<>();
        each.forEach((id, reception) -> ReceptionRule.next(found.get(id), reception.outcome())
                .ifPresent(next -> changes.add(new StatusChange(id, found.get(id), next))));
        return changes;
    }
}
