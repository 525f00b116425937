package io.outdial.outbound.genesys;

import io.outdial.outbound.pull.CampaignCard;
import io.outdial.platform.failure.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An operation on a campaign whose parameters are there and of their types (genesys-web-services.md §2.3).
 *
 * @param referenceId null where the agent wants none back
 */
record CampaignRequest(String campaignName, int applicationId, String devicePath, String referenceId) {

    /** @throws Failure.NotValid with every fault */
    static CampaignRequest read(String campaignName, OperationParameters parameters) {
        Integer applicationId = parameters.requiredInteger("applicationId");
        String devicePath = parameters.requiredText("devicePath");
        String referenceId = parameters.text("referenceId");
        parameters.refuseIfFaulty();
        return new CampaignRequest(campaignName, applicationId, devicePath, referenceId);
    }

    /** Null where the path can be that of no device. */
    UUID deviceId() {
        return DevicePath.deviceId(devicePath).orElse(null);
    }

    /**
     * @param card null where the client has no campaign of the name
     * @throws Failure.NotFound naming the first thing of the request that does not exist for the agent
     */
    void requireAll(CampaignCard card) {
        require(card != null, "No campaign with this name");
        require(card.asker().hasDevice(), "No device of yours with this devicePath");
        require(
                card.identity().applicationId() == applicationId,
                "No application with this applicationId runs the campaign");
    }

    /** The keys that every event of the campaign has, in a map that can be added to. */
    Map<String, Object> userData(String userEvent) {
        Map<String, Object> userData = new LinkedHashMap<>();
        userData.put("GSW_USER_EVENT", userEvent);
        userData.put("GSW_APPLICATION_ID", applicationId);
        userData.put("GSW_CAMPAIGN_NAME", campaignName);
        return userData;
    }

    private static void require(boolean isThere, String otherwise) {
        if (!isThere) {
            throw new Failure.NotFound(otherwise);
        }
    }
}
