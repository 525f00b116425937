package io.outdial.outbound.intake;

import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.Map;

/**
 * A number that is to become a record, as a dialect has read it.
 *
 * @param phone null where there is none that can be dialled
 * @param expiresAt from this instant on it is not dialled, null for never
 * @param name of the customer, null where it is not given
 * @param userData the campaign's mapped columns, as text
 * @param refusesDuplicates whether a number that the campaign has already is refused
 * @param position the dialler's position that the campaign is put in if the record is stored, null to leave it
 * @param fault the first of its fields that cannot be used, null where all can
 */
public record Lead(
        LeadTarget target,
        PhoneNumber phone,
        int priority,
        Instant expiresAt,
        String name,
        Map<String, String> userData,
        boolean refusesDuplicates,
        String position,
        LeadFault fault) {

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "Lead[" + target + "]";
    }
}
