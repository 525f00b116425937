package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.suppression.SuppressionList;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Enrols customers in a campaign. The caller has checked that the campaign exists. */
@ApplicationScoped
public class EnrolmentService {

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    SuppressionList suppressions;

    @Inject
    EnrolmentEvents events;

    /**
     * Enrols each customer who exists and may be called, in a fixed number of statements; outbound-service is told of
     * those who were not enrolled before. A new enrolment is not a change of status and adds no row to the history. An
     * enrolment that has ended is not started again.
     *
     * @return one result for each row, in the order of the rows
     */
    @WithTransaction
    public Uni<List<EnrolmentResult>> enrol(Client client, UUID campaignId, List<UUID> customerIds) {
        UUID clientId = client.id();
        return customers.lockCandidates(clientId, new HashSet<>(customerIds)).chain(candidates -> suppressions
                .findSuppressed(clientId, numbers(candidates, client.region()))
                .map(suppressed -> EnrolmentRule.allowed(candidates, suppressed, client.region()))
                .chain(allowed -> ensure(clientId, campaignId, allowed))
                .map(enrolled -> EnrolmentRule.results(customerIds, candidates, enrolled)));
    }

    /** Adds the missing enrolments and returns all of them, new and existing. */
    private Uni<Map<UUID, CurrentEnrolment>> ensure(UUID clientId, UUID campaignId, List<Candidate> allowed) {
        if (allowed.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<UUID> ids = allowed.stream().map(Candidate::customerId).toList();
        return enrolments
                .add(clientId, campaignId, ids)
                .call(added -> events.begun(clientId, campaignId, added))
                .chain(added -> {
                    if (added.size() == ids.size()) {
                        return Uni.createFrom().item(added);
                    }
                    Set<UUID> others = new HashSet<>(ids);
                    others.removeAll(added.keySet());
                    return enrolments
                            .findByCampaign(clientId, campaignId, others)
                            .map(existing -> {
                                Map<UUID, CurrentEnrolment> all = new HashMap<>(added);
                                all.putAll(existing);
                                return all;
                            });
                });
    }

    private static List<PhoneNumber> numbers(List<Candidate> candidates, String region) {
        return candidates.stream()
                .flatMap(candidate -> candidate.phones().numbers(region).stream())
                .toList();
    }
}
