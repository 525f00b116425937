package io.outdial.outbound.cloudagent.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.cloudagent.coding.Fields;

/**
 * Leads that one request brings for a campaign.
 *
 * @param bulkData as it came, null where it is absent
 * @param action see {@link io.outdial.outbound.cloudagent.AddCampaignDataRequest}
 * @param checksDuplicates whether a number that the campaign has already, or an earlier row, is refused
 * @param replaces whether the open records of the numbers go; then nothing else counts
 */
record BulkOrder(String campaignName, JsonNode bulkData, String action, boolean checksDuplicates, boolean replaces) {

    static BulkOrder ofV4(Fields fields) {
        return new BulkOrder(
                fields.text("campaignName"),
                fields.value("bulkData"),
                fields.text("action"),
                fields.isTrue("checkDuplicate"),
                fields.isTrue("isdelete"));
    }

    /** The older one has no options. */
    static BulkOrder ofLegacy(Fields fields) {
        return new BulkOrder(fields.text("campaign_name"), fields.value("bulkData"), null, false, false);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "BulkOrder[" + campaignName + "]";
    }
}
