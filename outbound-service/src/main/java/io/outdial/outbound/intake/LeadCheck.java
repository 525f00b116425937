package io.outdial.outbound.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Says what is wrong with leads without adding them. Whether their numbers may be called is not looked at. */
@ApplicationScoped
public class LeadCheck {

    @Inject
    LeadCampaignRepository campaigns;

    /** A lead that is to be added at some time. */
    public record Planned(Lead lead, Instant at) {}

    /** @return the first fault of each, in their order */
    public Uni<List<Optional<LeadFault>>> check(UUID clientId, List<Planned> planned) {
        List<LeadTarget> targets =
                planned.stream().map(each -> each.lead().target()).toList();
        return campaigns.findAll(clientId, targets).map(found -> planned.stream()
                .map(each -> LeadPolicy.check(each.lead(), found.get(each.lead().target()), each.at()))
                .toList());
    }
}
