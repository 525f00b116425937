package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.suppression.SuppressionList;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Enrolments of customers who wait for a call already: outbound-service has records of them. */
@ApplicationScoped
public class AwaitingEnrolments {

    /** A customer in a campaign. */
    public record Place(UUID customerId, UUID campaignId) {}

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    EnrolmentProgress progress;

    @Inject
    SuppressionList suppressions;

    /**
     * Enrols those who may be called, in the caller's transaction. A new enrolment awaits its call at once, and a
     * pending one from now on; any other stays as it is.
     *
     * @param changedBy recorded in the history of pending enrolments
     * @param made customers whom this transaction has made, so that nobody else can have changed them
     * @return the enrolments, without those of customers who may not be called
     */
    public Uni<Map<Place, UUID>> ensure(Client client, String changedBy, List<Place> places, Set<UUID> made) {
        if (places.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Set<UUID> others = places.stream().map(Place::customerId).collect(Collectors.toCollection(HashSet::new));
        others.removeAll(made);
        return allowed(client, others).chain(allowed -> {
            List<Place> permitted = places.stream()
                    .filter(place -> made.contains(place.customerId()) || allowed.contains(place.customerId()))
                    .toList();
            return add(client.id(), changedBy, permitted);
        });
    }

    private Uni<Set<UUID>> allowed(Client client, Set<UUID> customerIds) {
        if (customerIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return customers.lockCandidates(client.id(), customerIds).chain(candidates -> {
            List<PhoneNumber> numbers = candidates.stream()
                    .flatMap(candidate -> candidate.phones().numbers(client.region()).stream())
                    .toList();
            return suppressions
                    .findSuppressed(client.id(), numbers)
                    .map(suppressed -> EnrolmentRule.allowed(candidates, suppressed, client.region()).stream()
                            .map(Candidate::customerId)
                            .collect(Collectors.toSet()));
        });
    }

    private Uni<Map<Place, UUID>> add(UUID clientId, String changedBy, List<Place> places) {
        return enrolments.addAwaiting(clientId, places).chain(added -> {
            List<Place> others =
                    places.stream().filter(place -> !added.containsKey(place)).toList();
            if (others.isEmpty()) {
                return Uni.createFrom().item(added);
            }
            return enrolments
                    .lockPlaces(clientId, others)
                    .call(found -> await(clientId, changedBy, found.values()))
                    .map(found -> {
                        Map<Place, UUID> all = new HashMap<>(added);
                        found.forEach((place, enrolment) -> all.put(place, enrolment.id()));
                        return all;
                    });
        });
    }

    private Uni<Void> await(UUID clientId, String changedBy, Iterable<EnrolmentRepository.Open> found) {
        List<StatusChange> changes = new ArrayList<>();
        found.forEach(enrolment -> {
            if (enrolment.status() == EnrolmentStatus.PENDING) {
                changes.add(new StatusChange(enrolment.id(), enrolment.status(), EnrolmentStatus.AWAITING_CALL));
            }
        });
        return progress.write(clientId, changedBy, changes);
    }
}
