package io.outdial.enrollment.customer;

import io.outdial.enrollment.phone.GivenPhone;
import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A customer to be loaded.
 *
 * @param clientCustomerId the client's own id of the customer ({@code externalId} in leads), null if there is none
 * @param further the numbers after the first; null if they stay as they are
 * @param fields the other fields by their names in the schema {@code Customer} of enrollment.yaml ({@code firstName},
 *     {@code currentSourceId}, …), as JSON values that the document has validated: text, Integer, Boolean, a Map for
 *     {@code customData}; ids as text. Unknown names are ignored, and so is {@code doNotCall}: an opt-out is more than
 *     a field (see {@code OptOuts})
 */
public record CustomerDraft(
        String clientCustomerId, PhoneNumber phone, List<GivenPhone> further, Map<String, Object> fields) {

    /** All numbers that it gives, the first one first. */
    public List<PhoneNumber> numbers() {
        return further == null
                ? List.of(phone)
                : Stream.concat(Stream.of(phone), further.stream().map(GivenPhone::number))
                        .toList();
    }
}
