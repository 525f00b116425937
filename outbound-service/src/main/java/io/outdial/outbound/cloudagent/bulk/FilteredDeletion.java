package io.outdial.outbound.cloudagent.bulk;

import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.record.RemovalFilter;
import java.util.Locale;
import java.util.Optional;

/**
 * Which leads of a campaign the older manual's deletion means (cloudagent.md §2.4). Of every text: null where there is
 * none.
 *
 * @param progress null for any
 */
record FilteredDeletion(
        String campaignName, RemovalFilter.Progress progress, String agentId, String skill, String phoneNumber) {

    /** Why the fields are refused, empty where they can be used. */
    static Optional<Reply> refusal(Fields fields) {
        if (text(fields, "campaignName") == null) {
            return Optional.of(DeletionReply.INVALID_CAMPAIGN_NAME);
        }
        String status = text(fields, "status");
        return status != null && progress(status) == null
                ? Optional.of(DeletionReply.INVALID_STATUS)
                : Optional.empty();
    }

    static FilteredDeletion of(Fields fields) {
        return new FilteredDeletion(
                text(fields, "campaignName"),
                progress(text(fields, "status")),
                text(fields, "agentId"),
                text(fields, "skill"),
                text(fields, "phoneNumber"));
    }

    private static RemovalFilter.Progress progress(String status) {
        return switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
            case "pending" -> RemovalFilter.Progress.PENDING;
            case "success" -> RemovalFilter.Progress.REACHED;
            case "fail" -> RemovalFilter.Progress.FAILED;
            default -> null;
        };
    }

    private static String text(Fields fields, String name) {
        String text = fields.text(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Does not show who was to be called. */
    @Override
    public String toString() {
        return "FilteredDeletion[" + campaignName + "]";
    }
}
