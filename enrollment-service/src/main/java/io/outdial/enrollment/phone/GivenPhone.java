package io.outdial.enrollment.phone;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;

/**
 * A further number of a customer, as a request gives it.
 *
 * @param type what kind of telephone it is, null where nobody said
 */
public record GivenPhone(PhoneNumber number, String type) {

    /**
     * What is stored of the further numbers.
     *
     * @param first keys of the {@code callerId}
     */
    public static List<CustomerPhone> further(List<String> first, List<GivenPhone> given) {
        return CustomerPhone.further(
                first,
                given.stream()
                        .map(phone -> CustomerPhone.of(phone.number(), phone.type()))
                        .toList());
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "GivenPhone[" + type + "]";
    }
}
