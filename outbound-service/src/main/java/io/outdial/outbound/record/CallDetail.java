package io.outdial.outbound.record;

import java.util.UUID;

/**
 * An attempt as reports show it.
 *
 * @param phone as it was given; null where the person was erased
 * @param e164 null where the person was erased
 * @param person null where it has no name
 */
public record CallDetail(Attempt attempt, long handle, String phone, String e164, String person, Parties parties) {

    /**
     * Whom and what it was made for, by name; each null where there is none, or where it is gone.
     *
     * @param campaignType such as {@code Progressive}
     * @param did the number that the campaign's calls show
     */
    public record Parties(
            UUID campaignId,
            String campaign,
            String campaignType,
            String did,
            String agentId,
            String agentName,
            String skill) {}

    /** Does not show who was called. */
    @Override
    public String toString() {
        return "CallDetail[" + handle + "]";
    }
}
