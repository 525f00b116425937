package io.outdial.enrollment.phone;

import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.phone.PhoneRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The number of a stored customer.
 *
 * @param otherPhoneKey null where the text has one reading
 * @param keyVersion of the rule that made the keys
 */
public record StoredPhone(String callerId, String phoneKey, String otherPhoneKey, int keyVersion) {

    /**
     * By the rule of today, also where the keys are of an older version.
     *
     * @param region two-letter region of the client, null where nobody knows the client any more
     */
    public PhoneNumber stored(String region) {
        return PhoneNumber.stored(callerId, phoneKey, otherPhoneKey, region);
    }

    /**
     * All telephones that it may mean: {@link #stored}, and those of a text that was stored when several could not be
     * told apart. Keys of today need no reading: what was known of the number under others was renewed when they were
     * made.
     *
     * @param region two-letter region of the client, null where nobody knows the client any more
     */
    public List<PhoneNumber> numbers(String region) {
        if (keyVersion == PhoneRule.VERSION && phoneKey.startsWith("+")) {
            return List.of(new PhoneNumber(callerId, phoneKey, otherPhoneKey, phoneKey, List.of()));
        }
        boolean isSeveral = region != null && PhoneReading.of(callerId, region) instanceof PhoneReading.Several;
        return Stream.concat(
                        Stream.of(stored(region)),
                        isSeveral ? PhoneReading.of(callerId, region).all().stream() : Stream.empty())
                .toList();
    }
}
