package io.outdial.outbound.cloudagent;

import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.Lead;
import io.outdial.platform.registry.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Leads with the fields and the words of the older manual, whichever door they come by. */
@ApplicationScoped
public class LegacyLeads {

    @Inject
    PrioritySettings priorities;

    public Lead read(Fields fields, Client client) {
        return LeadReader.read(request(fields), priorities.of(Vocabulary.LEGACY), client);
    }

    /** @param fields that the lead was read from */
    public Reply answer(IntakeOutcome outcome, Fields fields) {
        return LegacyAnswerRule.answer(outcome, request(fields));
    }

    private static AddCampaignDataRequest request(Fields fields) {
        return AddCampaignDataReader.read(fields, Vocabulary.LEGACY);
    }
}
