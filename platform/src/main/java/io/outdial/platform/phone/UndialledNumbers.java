package io.outdial.platform.phone;

import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Set;

/**
 * Numbers that nobody is to be called under, so no lead has them: they reach the rescue services, or are filled in
 * where a form wants something.
 */
public final class UndialledNumbers {

    /** Every mobile network puts these through to the emergency services (3GPP TS 22.101). */
    private static final Set<String> EVERYWHERE = Set.of("112", "911");

    private UndialledNumbers() {}

    /** @param region two-letter region of the client */
    public static boolean contain(PhoneNumber number, String region) {
        String digits = PhoneText.digits(number.dialled());
        return isOneDigitRepeated(digits)
                || isOneDigitRepeated(PhoneText.digits(PhoneText.clean(number.given())))
                || (number.dialled().startsWith("+") && isOneDigitRepeated(PhoneLine.afterCountryCode(digits)))
                || (digits.length() <= RegionPlan.SHORT_NUMBER_MAX && isEmergencyNumber(digits, region));
    }

    private static boolean isEmergencyNumber(String digits, String region) {
        return EVERYWHERE.contains(digits) || ShortNumberInfo.getInstance().isEmergencyNumber(digits, region);
    }

    private static boolean isOneDigitRepeated(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(digit -> digit == digits.charAt(0));
    }
}
