package io.outdial.enrollment.enrolment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lets enrolments begin again whose records outbound-service has lost, or never made, in its caller's transaction. */
@ApplicationScoped
public class EnrolmentRestart {

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    EnrolmentLockRepository locks;

    @Inject
    EnrolmentChainRepository chains;

    @Inject
    EnrolmentProgress progress;

    @Inject
    EnrolmentEvents events;

    /**
     * An enrolment for which nobody is called.
     *
     * @param chainIds of records that are gone
     */
    public record LostEnrolment(UUID id, UUID customerId, UUID campaignId, List<Long> chainIds) {

        public LostEnrolment {
            chainIds = List.copyOf(chainIds);
        }
    }

    /** The statuses of those that there are. Customers are locked before their enrolments, as everywhere. */
    public Uni<Map<UUID, EnrolmentStatus>> lock(UUID clientId, List<LostEnrolment> lost) {
        return customers
                .lockCandidates(
                        clientId, lost.stream().map(LostEnrolment::customerId).collect(Collectors.toSet()))
                .chain(() -> locks.lockAll(
                        clientId, lost.stream().map(LostEnrolment::id).collect(Collectors.toSet())));
    }

    /** @param statuses as {@link #lock} has found them */
    public Uni<Void> begin(
            UUID clientId, String changedBy, List<LostEnrolment> lost, Map<UUID, EnrolmentStatus> statuses) {
        List<LostEnrolment> open = lost.stream()
                .filter(each -> statuses.containsKey(each.id())
                        && !statuses.get(each.id()).isTerminal())
                .toList();
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(each -> chains.find(clientId, each.customerId(), each.id())
                        .map(others -> others.isEmpty() ? List.of(each) : List.<LostEnrolment>of()))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList())
                .chain(alone -> progress.write(clientId, changedBy, changes(alone, statuses))
                        .chain(() -> tell(clientId, alone, statuses)));
    }

    /** Nobody calls the customer any more. */
    private static List<StatusChange> changes(List<LostEnrolment> lost, Map<UUID, EnrolmentStatus> statuses) {
        List<StatusChange> changes = new ArrayList<>();
        lost.stream()
                .map(LostEnrolment::id)
                .distinct()
                .filter(id -> statuses.get(id) == EnrolmentStatus.IN_PROGRESS)
                .forEach(id ->
                        changes.add(new StatusChange(id, EnrolmentStatus.IN_PROGRESS, EnrolmentStatus.AWAITING_CALL)));
        return changes;
    }

    private Uni<Void> tell(UUID clientId, List<LostEnrolment> lost, Map<UUID, EnrolmentStatus> statuses) {
        Map<UUID, Map<UUID, CurrentEnrolment>> byCampaign = new TreeMap<>();
        lost.forEach(each -> byCampaign
                .computeIfAbsent(each.campaignId(), campaign -> new HashMap<>())
                .put(each.customerId(), new CurrentEnrolment(each.id(), statuses.get(each.id()), false)));
        return Multi.createFrom()
                .iterable(byCampaign.entrySet())
                .onItem()
                .transformToUniAndConcatenate(group -> events.begun(clientId, group.getKey(), group.getValue()))
                .collect()
                .last();
    }
}
