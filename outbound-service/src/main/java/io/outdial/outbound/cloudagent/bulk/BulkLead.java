package io.outdial.outbound.cloudagent.bulk;

import io.outdial.outbound.cloudagent.AddCampaignDataRequest;
import io.outdial.outbound.intake.Lead;
import io.outdial.outbound.intake.LeadFault;
import io.outdial.outbound.intake.LeadTarget;
import java.util.Map;

/**
 * A row on its way into the campaign. One that cannot be a lead goes too, as one without a number: what its campaign is
 * worth counts first.
 *
 * @param phoneNumber as the row has it, null where it has none
 * @param request null where the row cannot be a lead
 */
record BulkLead(BulkRow row, String phoneNumber, AddCampaignDataRequest request, Lead lead) {

    private static final int ANY_PRIORITY = 1;

    static BulkLead unreadable(BulkRow row, String phoneNumber, String campaignName) {
        LeadTarget target = new LeadTarget(campaignName, null, null);
        return new BulkLead(
                row,
                phoneNumber,
                null,
                new Lead(target, null, ANY_PRIORITY, null, null, Map.of(), false, null, LeadFault.INVALID_PHONE));
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "BulkLead[" + lead + "]";
    }
}
