package io.outdial.outbound.intake;

import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Takes leads into campaigns: two statements each (ADR 0006), but for the one that moves its campaign. */
@ApplicationScoped
public class IntakeService {

    @Inject
    Clock clock;

    @Inject
    LeadCampaignRepository campaigns;

    @Inject
    NewRecordRepository records;

    @Inject
    Notices notices;

    /** @param connection what the statements run on; each is a transaction of its own unless the caller opened one */
    public Uni<IntakeOutcome> add(SqlCarrier connection, UUID clientId, Lead lead) {
        return campaigns.find(connection, clientId, lead.target()).chain(campaign -> {
            Optional<LeadFault> fault = LeadPolicy.check(lead, campaign, clock.instant());
            return fault.isPresent()
                    ? Uni.createFrom().item(new IntakeOutcome.Refused(fault.get()))
                    : store(connection, clientId, lead, campaign);
        });
    }

    /** A lead that moves its campaign tells the members in the same transaction. */
    private Uni<IntakeOutcome> store(SqlCarrier connection, UUID clientId, Lead lead, LeadCampaign campaign) {
        return LeadPolicy.moves(lead, campaign)
                ? connection.inTransaction(transaction -> add(transaction, clientId, lead, campaign)
                        .call(addition -> addition.started()
                                ? notices.storeMove(transaction, clientId, campaign.id(), campaign.position())
                                : Uni.createFrom().voidItem())
                        .map(addition -> LeadPolicy.outcome(campaign, addition)))
                : add(connection, clientId, lead, campaign).map(addition -> LeadPolicy.outcome(campaign, addition));
    }

    private Uni<Addition> add(SqlCarrier connection, UUID clientId, Lead lead, LeadCampaign campaign) {
        return records.add(
                connection, LeadPolicy.toRecord(clientId, lead, campaign), LeadPolicy.admission(lead, campaign));
    }
}
