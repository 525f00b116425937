package io.outdial.outbound.genesys;

import io.outdial.outbound.notice.CampaignPhase;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.outbound.pull.CampaignCard;
import java.util.LinkedHashMap;
import java.util.Map;

/** How messages and answers show a campaign (genesys-web-services.md §2.3). */
final class CampaignFields {

    private CampaignFields() {}

    /** With its phase as {@code state}; what is not known is left out. */
    static Map<String, Object> of(CampaignState campaign) {
        return of(
                campaign.name(),
                campaign.description(),
                campaign.groupName(),
                campaign.type(),
                campaign.applicationId(),
                WireName.of(campaign.phase()));
    }

    /** The campaign of a session, which has started for the agent whatever the dialling does. */
    static Map<String, Object> ofSession(CampaignCard card) {
        return of(
                card.identity().name(),
                card.identity().description(),
                card.identity().groupName(),
                card.dialling().type().wireValue(),
                card.identity().applicationId(),
                WireName.of(CampaignPhase.STARTED));
    }

    private static Map<String, Object> of(
            String name, String description, String groupName, String dialingMode, int applicationId, String state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("dialingMode", dialingMode);
        fields.put("groupName", groupName);
        fields.put("state", state);
        fields.put("applicationId", applicationId);
        if (description != null) {
            fields.put("description", description);
        }
        return fields;
    }
}
