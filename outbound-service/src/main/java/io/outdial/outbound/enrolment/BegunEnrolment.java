package io.outdial.outbound.enrolment;

import io.outdial.outbound.intake.RecordRow.Telephone;
import java.util.List;
import java.util.UUID;

/**
 * A customer whom enrollment-service has enrolled in a campaign, and who is to be called from now on.
 *
 * @param numbers at least one, in the order in which they are dialled
 * @param name of the customer in one text, null where nobody said
 * @param sourceId where the customer comes from, null where nobody said
 * @param timezone as somebody wrote it, null where nobody said
 * @param postalCode as somebody wrote it, null where nobody said
 */
public record BegunEnrolment(
        UUID id,
        UUID customerId,
        UUID campaignId,
        List<Telephone> numbers,
        String name,
        UUID sourceId,
        String timezone,
        String postalCode) {

    public BegunEnrolment {
        numbers = List.copyOf(numbers);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "BegunEnrolment[" + id + "]";
    }
}
