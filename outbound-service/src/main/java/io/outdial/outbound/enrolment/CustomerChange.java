package io.outdial.outbound.enrolment;

import io.outdial.outbound.intake.RecordRow.Telephone;
import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.UUID;

/**
 * A customer whose numbers, name or place has changed.
 *
 * @param former the numbers before
 * @param numbers those by now, which may be the same, in the order in which they are dialled
 * @param name in one text, null where there is none
 * @param timezone as somebody wrote it, null where nobody said
 * @param postalCode as somebody wrote it, null where nobody said
 */
public record CustomerChange(
        UUID customerId,
        List<PhoneNumber> former,
        List<Telephone> numbers,
        String name,
        String timezone,
        String postalCode) {

    public CustomerChange {
        former = List.copyOf(former);
        numbers = List.copyOf(numbers);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "CustomerChange[" + customerId + "]";
    }
}
