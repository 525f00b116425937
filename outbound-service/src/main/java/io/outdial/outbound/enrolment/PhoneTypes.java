package io.outdial.outbound.enrolment;

import io.outdial.outbound.record.PhoneType;
import java.util.Map;

/** What kind of telephone a customer's number is, in the words of customers ({@code phones}). */
public final class PhoneTypes {

    private static final Map<String, PhoneType> BY_WORD = Map.of(
            "home", PhoneType.HOME_PHONE,
            "work", PhoneType.DIRECT_BUSINESS_PHONE,
            "mobile", PhoneType.MOBILE);

    private PhoneTypes() {}

    /** @param word null or another one where nobody said */
    public static PhoneType of(String word) {
        return word == null ? PhoneType.NO_CONTACT_TYPE : BY_WORD.getOrDefault(word, PhoneType.NO_CONTACT_TYPE);
    }
}
