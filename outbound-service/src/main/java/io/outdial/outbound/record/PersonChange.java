package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.UUID;

/**
 * What has changed of a person who is called.
 *
 * @param customerId whose records are meant
 * @param former the number that the person had
 * @param number the number by now, which may be the same
 * @param name null where nobody knows it any more
 * @param zones where the person is; the client's where there are none
 */
public record PersonChange(UUID customerId, PhoneNumber former, PhoneNumber number, String name, List<String> zones) {

    public PersonChange {
        zones = List.copyOf(zones);
    }

    boolean isOtherNumber() {
        return !former.keys().equals(number.keys());
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "PersonChange[" + customerId + "]";
    }
}
