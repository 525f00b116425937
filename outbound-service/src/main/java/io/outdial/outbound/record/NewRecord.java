package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A record that is to be added to a calling list, if its number allows: see {@link Admission}.
 *
 * @param expiresAt from this instant on it is not dialled, null for never
 * @param name of the customer, null where it is not known
 * @param memberId the agent it is for, null for any
 * @param skillId the skill it needs, null for none
 * @param userData the campaign's mapped columns, or other fields: texts and numbers
 * @param placement what it says beyond that
 */
public record NewRecord(
        UUID clientId,
        UUID campaignId,
        UUID callingListId,
        PhoneNumber phone,
        int priority,
        Instant expiresAt,
        String name,
        UUID memberId,
        UUID skillId,
        Map<String, ?> userData,
        Placement placement) {

    /** One that says no more than a lead. */
    public NewRecord(
            UUID clientId,
            UUID campaignId,
            UUID callingListId,
            PhoneNumber phone,
            int priority,
            Instant expiresAt,
            String name,
            UUID memberId,
            UUID skillId,
            Map<String, ?> userData) {
        this(
                clientId,
                campaignId,
                callingListId,
                phone,
                priority,
                expiresAt,
                name,
                memberId,
                skillId,
                userData,
                Placement.OF_LEAD);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "NewRecord[" + callingListId + "]";
    }
}
