package io.outdial.outbound.enrolment;

import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/**
 * A customer whose number, name or place has changed.
 *
 * @param former the number before
 * @param number the number by now, which may be the same
 * @param name in one text, null where there is none
 * @param timezone as somebody wrote it, null where nobody said
 * @param postalCode as somebody wrote it, null where nobody said
 */
public record CustomerChange(
        UUID customerId, PhoneNumber former, PhoneNumber number, String name, String timezone, String postalCode) {

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "CustomerChange[" + customerId + "]";
    }
}
