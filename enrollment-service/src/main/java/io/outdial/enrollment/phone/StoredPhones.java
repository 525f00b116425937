package io.outdial.enrollment.phone;

import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.phone.PhoneRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The numbers of a stored customer.
 *
 * @param callerId the one that is called first
 * @param otherPhoneKey null if the text can be read in one way only
 * @param keyVersion the version of the rule that made the keys
 * @param further the other numbers, in the order in which they are called
 */
public record StoredPhones(
        String callerId, String phoneKey, String otherPhoneKey, int keyVersion, List<CustomerPhone> further) {

    public StoredPhones {
        further = List.copyOf(further);
    }

    /** @param further as the database stores them, null for none */
    public StoredPhones(String callerId, String phoneKey, String otherPhoneKey, int keyVersion, String further) {
        this(callerId, phoneKey, otherPhoneKey, keyVersion, CustomerPhone.read(further));
    }

    /** All numbers, under the keys that they are stored by. */
    public List<CustomerPhone> all() {
        return Stream.concat(Stream.of(new CustomerPhone(callerId, null, phoneKey, otherPhoneKey)), further.stream())
                .toList();
    }

    /**
     * The first number by the current rule, even if the keys are of an older version.
     *
     * @param region two-letter region of the client, null if the client no longer exists
     */
    public PhoneNumber stored(String region) {
        return PhoneNumber.stored(callerId, phoneKey, otherPhoneKey, region);
    }

    /**
     * All numbers that they may stand for: {@link #stored}, those of a text that was stored when several numbers were
     * not told apart, and the further ones. Current keys need no parsing: suppressions under older keys were renewed
     * when they were made.
     *
     * @param region two-letter region of the client, null if the client no longer exists
     */
    public List<PhoneNumber> numbers(String region) {
        return Stream.concat(first(region), further.stream().map(phone -> further(phone, region)))
                .toList();
    }

    private Stream<PhoneNumber> first(String region) {
        if (isCurrent(phoneKey)) {
            return Stream.of(new PhoneNumber(callerId, phoneKey, otherPhoneKey, phoneKey, List.of()));
        }
        boolean isSeveral = region != null && PhoneReading.of(callerId, region) instanceof PhoneReading.Several;
        return Stream.concat(
                Stream.of(stored(region)),
                isSeveral ? PhoneReading.of(callerId, region).all().stream() : Stream.empty());
    }

    private PhoneNumber further(CustomerPhone phone, String region) {
        return isCurrent(phone.key()) ? phone.asStored() : phone.stored(region);
    }

    private boolean isCurrent(String key) {
        return keyVersion == PhoneRule.VERSION && key.startsWith("+");
    }
}
