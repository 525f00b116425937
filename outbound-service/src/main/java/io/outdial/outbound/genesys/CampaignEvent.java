package io.outdial.outbound.genesys;

import io.outdial.outbound.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happened between an agent and a campaign.
 *
 * @param name the {@code notificationType}
 * @param referenceId the agent's own id of the request, null where it gave none
 * @param deviceId null where the agent has no telephone
 * @param campaign how the message shows the campaign
 * @param userData the {@code GSW_} keys of the internal copy
 */
record CampaignEvent(
        String name, String referenceId, UUID deviceId, Map<String, Object> campaign, Map<String, Object> userData)
        implements AgentEvent {

    @Override
    public List<Notification> notifications(Instant now, Duration took) {
        Map<String, Object> outbound = new LinkedHashMap<>();
        outbound.put("campaign", campaign);
        outbound.put("notificationType", name);
        outbound.put("messageType", "OutboundCampaignMessage");
        if (referenceId != null) {
            outbound.put("referenceId", referenceId);
        }
        return AgentEvent.messages(outbound, deviceId, userData, now, took);
    }
}
