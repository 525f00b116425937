package io.outdial.enrollment.phone;

import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.phone.PhoneRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The number of a stored customer.
 *
 * @param otherPhoneKey null if the text can be read in one way only
 * @param keyVersion the version of the rule that made the keys
 */
public record StoredPhone(String callerId, String phoneKey, String otherPhoneKey, int keyVersion) {

    /**
     * The number by the current rule, even if the keys are of an older version.
     *
     * @param region two-letter region of the client, null if the client no longer exists
     */
    public PhoneNumber stored(String region) {
        return PhoneNumber.stored(callerId, phoneKey, otherPhoneKey, region);
    }

    /**
     * All numbers that it may stand for: {@link #stored}, and those of a text that was stored when several numbers were
     * not told apart. Current keys need no parsing: suppressions under older keys were renewed when they were made.
     *
     * @param region two-letter region of the client, null if the client no longer exists
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
