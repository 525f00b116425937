package io.outdial.outbound.peer;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.UUID;

/**
 * Numbers of customers who must not be called.
 *
 * @param next the customer that was looked at last; null after the last of all
 */
public record OptOutPage(List<PhoneNumber> numbers, UUID next) {

    public OptOutPage {
        numbers = List.copyOf(numbers);
    }
}
