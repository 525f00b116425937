package io.outdial.outbound.record;

import java.util.List;
import java.util.UUID;

/**
 * Which of the calls of a time are wanted; what is null does not matter.
 *
 * @param agentId of the member
 * @param skill the name of the one that the record needed
 * @param isAnswered whether somebody was reached
 * @param phoneKeys all that the telephone may be stored under
 */
public record CallFilter(
        UUID campaignId, UUID attemptId, String agentId, String skill, Boolean isAnswered, List<String> phoneKeys) {

    public static final CallFilter ALL = new CallFilter(null, null, null, null, null, null);

    public CallFilter {
        phoneKeys = phoneKeys == null ? null : List.copyOf(phoneKeys);
    }

    public CallFilter ofCampaign(UUID id) {
        return new CallFilter(id, attemptId, agentId, skill, isAnswered, phoneKeys);
    }

    /** Does not show who was called. */
    @Override
    public String toString() {
        return "CallFilter[" + campaignId + "]";
    }
}
