package io.outdial.enrollment.customer;

import io.outdial.platform.phone.PhoneNumber;
import java.util.Map;

/**
 * A customer to be loaded.
 *
 * @param clientCustomerId the client's own id of the customer ({@code externalId} in leads), null if there is none
 * @param fields the other fields by their names in the schema {@code Customer} of enrollment.yaml ({@code firstName},
 *     {@code currentSourceId}, …), as JSON values that the document has validated: text, Integer, Boolean, a Map for
 *     {@code customData}; ids as text. Unknown names are ignored, and so is {@code doNotCall}: an opt-out is more than
 *     a field (see {@code OptOuts})
 */
public record CustomerDraft(String clientCustomerId, PhoneNumber phone, Map<String, Object> fields) {}
