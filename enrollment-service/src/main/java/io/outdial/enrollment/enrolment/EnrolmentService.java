package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.enrolment.EnrolmentRule.Standing;
import io.outdial.enrollment.optout.OptOuts;
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

/** Brings customers into a campaign. That the campaign is there has been asked before. */
@ApplicationScoped
public class EnrolmentService {

    @Inject
    NewEnrolmentRepository enrolments;

    @Inject
    OptOuts optOuts;

    /**
     * Enrols each customer who is there and may be called, in three or four statements. That an enrolment begins is no
     * change of its status and makes no row of history; an enrolment that has ended is not begun again.
     *
     * @return one outcome a row, in the order of the rows
     */
    @WithTransaction
    public Uni<List<EnrolmentResult>> enrol(Client client, UUID campaignId, List<UUID> customerIds) {
        UUID clientId = client.id();
        return enrolments
                .lockCandidates(clientId, new HashSet<>(customerIds))
                .chain(candidates -> optOuts.findSuppressed(clientId, numbers(candidates, client.region()))
                        .map(suppressed -> EnrolmentRule.allowed(candidates, suppressed, client.region()))
                        .chain(allowed -> ensure(clientId, campaignId, allowed))
                        .map(standing -> EnrolmentRule.outcomes(customerIds, candidates, standing)));
    }

    private Uni<Map<UUID, Standing>> ensure(UUID clientId, UUID campaignId, List<Candidate> allowed) {
        if (allowed.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<UUID> customers = allowed.stream().map(Candidate::customerId).toList();
        return enrolments.enrol(clientId, campaignId, customers).chain(made -> {
            if (made.size() == customers.size()) {
                return Uni.createFrom().item(made);
            }
            Set<UUID> others = new HashSet<>(customers);
            others.removeAll(made.keySet());
            return enrolments.standing(clientId, campaignId, others).map(there -> {
                Map<UUID, Standing> all = new HashMap<>(made);
                all.putAll(there);
                return all;
            });
        });
    }

    private static List<PhoneNumber> numbers(List<Candidate> candidates, String region) {
        return candidates.stream()
                .flatMap(candidate -> candidate.phone().numbers(region).stream())
                .toList();
    }
}
