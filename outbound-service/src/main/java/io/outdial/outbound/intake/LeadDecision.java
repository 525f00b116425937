package io.outdial.outbound.intake;

import io.outdial.outbound.record.AddRequest;

/**
 * What is known of a lead before the database is asked about its number.
 *
 * @param campaign that the lead is for, null if it is refused
 * @param request null if it is refused
 * @param fault why it is refused, null if it may be stored
 */
record LeadDecision(LeadCampaign campaign, AddRequest request, LeadFault fault) {

    static LeadDecision refuse(LeadFault fault) {
        return new LeadDecision(null, null, fault);
    }

    static LeadDecision store(LeadCampaign campaign, AddRequest request) {
        return new LeadDecision(campaign, request, null);
    }

    boolean isRefused() {
        return fault != null;
    }
}
