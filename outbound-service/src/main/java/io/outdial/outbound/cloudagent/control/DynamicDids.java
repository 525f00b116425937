package io.outdial.outbound.cloudagent.control;

import io.outdial.outbound.cloudagent.coding.Fields;
import java.util.List;

/**
 * The lists of numbers that calls of a campaign show.
 *
 * @param fault what is wrong with them, in the vendor's words; null where nothing is
 */
record DynamicDids(List<String> dids, List<String> fallbackDids, String fault) {

    static DynamicDids read(Fields fields) {
        List<String> dids = fields.list("dynamicDIDs");
        List<String> fallbackDids = fields.list("fallbackDynamicDIDs");
        return new DynamicDids(dids, fallbackDids, fault(dids, fallbackDids));
    }

    private static String fault(List<String> dids, List<String> fallbackDids) {
        if (dids.isEmpty()) {
            return "DIDs is required";
        }
        if (fallbackDids.isEmpty()) {
            return "fallbackDIDs is required";
        }
        if (!CampaignSetupReader.areDids(dids)) {
            return "Please enter the Valid DIDs assigned to the account.";
        }
        return CampaignSetupReader.areDids(fallbackDids)
                ? null
                : "Please enter the Valid FallbackDIDs assigned to the account.";
    }
}
