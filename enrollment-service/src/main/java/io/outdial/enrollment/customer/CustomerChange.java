package io.outdial.enrollment.customer;

import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.GivenPhone;
import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields that a request gives for one customer. Absent and null are told apart: only a field that was given is a
 * key of the map. The document has checked the types.
 *
 * @param phone empty if the request gives no {@code callerId}
 * @param further empty if the request does not give the further numbers
 */
record CustomerChange(Map<String, Object> fields, Optional<PhoneNumber> phone, Optional<List<GivenPhone>> further) {

    private static final String CALLER_ID = "callerId";
    private static final String PHONES = "phones";
    private static final String CLIENT_CUSTOMER_ID = "clientCustomerId";
    private static final String DO_NOT_CALL = "doNotCall";

    /**
     * @param region that a number without a country code is read in
     * @throws io.outdial.platform.failure.Failure.NotValid if a phone number cannot be read
     */
    static CustomerChange of(Map<String, Object> fields, String region) {
        return new CustomerChange(
                fields,
                Optional.ofNullable((String) fields.get(CALLER_ID)).map(text -> CallerId.read(text, region)),
                fields.containsKey(PHONES)
                        ? Optional.of(CallerId.readFurther((List<?>) fields.get(PHONES), region))
                        : Optional.empty());
    }

    boolean isOptOut() {
        return Boolean.TRUE.equals(fields.get(DO_NOT_CALL));
    }

    /** Whether the request gives {@code doNotCall} as false or null. */
    boolean revokesOptOut() {
        return fields.containsKey(DO_NOT_CALL) && !isOptOut();
    }

    /** The keys by which other requests may find the customer. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        if (fields.get(CLIENT_CUSTOMER_ID) != null) {
            keys.add((String) fields.get(CLIENT_CUSTOMER_ID));
        }
        numbers().forEach(number -> keys.addAll(number.keys()));
        return keys;
    }

    /** All numbers that the request gives. */
    List<PhoneNumber> numbers() {
        return Stream.concat(
                        phone.stream(), further.stream().flatMap(List::stream).map(GivenPhone::number))
                .toList();
    }

    /** @param isSuppressed one of the numbers was opted out before */
    void applyTo(Customer customer, boolean isSuppressed) {
        CustomerFields.apply(fields, customer);
        if (fields.containsKey(CLIENT_CUSTOMER_ID)) {
            customer.clientCustomerId = (String) fields.get(CLIENT_CUSTOMER_ID);
        }
        phone.ifPresent(customer::setPhone);
        List<CustomerPhone> others =
                further.map(given -> GivenPhone.further(List.of(), given)).orElseGet(customer::furtherPhones);
        customer.setFurtherPhones(
                CustomerPhone.further(customer.phones().all().get(0).keys(), others));
        customer.doNotCall = customer.doNotCall || isSuppressed || isOptOut();
    }
}
