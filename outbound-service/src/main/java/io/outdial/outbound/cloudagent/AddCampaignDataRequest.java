package io.outdial.outbound.cloudagent;

import java.util.Map;

/**
 * A lead as it was sent. Of every text: null where the key is absent, empty where it is there without a value; the
 * difference matters (cloudagent.md §1.5).
 *
 * @param apiKey only where the caller put it into the body
 * @param checkDuplicate any spelling of true; everything else, nonsense too, is false
 * @param columns the keys that have no meaning here: the campaign's mapped columns, as text, in the order they came
 */
public record AddCampaignDataRequest(
        String apiKey,
        String userName,
        String campaignName,
        String phoneNumber,
        String name,
        String action,
        String skill,
        String priority,
        String agentId,
        String expiryDate,
        boolean checkDuplicate,
        boolean skipNameFieldValidation,
        Map<String, String> columns) {

    /** Says neither who is to be called nor the key. */
    @Override
    public String toString() {
        return "AddCampaignDataRequest[" + campaignName + "]";
    }
}
