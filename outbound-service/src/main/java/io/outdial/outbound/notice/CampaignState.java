package io.outdial.outbound.notice;

import java.util.UUID;

/**
 * A campaign as the desktops of its members show it.
 *
 * @param description null where it has none
 * @param groupName the Genesys campaign group: the campaign and the agents who work in it
 * @param dbid its number, for who knows no uuid
 * @param type such as {@code Preview}
 */
public record CampaignState(
        UUID clientId,
        UUID id,
        String name,
        String description,
        String groupName,
        int dbid,
        int applicationId,
        String type,
        String status,
        String position) {

    /** @param own null where the campaign has no group name of its own */
    public static String groupName(String own, String campaignName) {
        return own == null ? campaignName + "@AgentGroup1" : own;
    }

    public CampaignPhase phase() {
        return CampaignPhase.of(status, position);
    }

    /** The same campaign as it is for who does not work in it. */
    CampaignState unloaded() {
        return new CampaignState(
                clientId, id, name, description, groupName, dbid, applicationId, type, "inactive", position);
    }

    /** The same campaign in another position. */
    CampaignState in(String other) {
        return new CampaignState(clientId, id, name, description, groupName, dbid, applicationId, type, status, other);
    }
}
