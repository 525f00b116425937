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
        return EVERYWHERE.contains(digits)
                || ShortNumberInfo.getInstance().isEmergencyNumber(digits, region)
                || isOneDigitRepeated(digits)
                || isOneDigitRepeated(PhoneText.digits(PhoneText.clean(number.given())))
                || isOneDigitRepeated(withoutCountryCode(number));
    }

    private static String withoutCountryCode(PhoneNumber number) {
        if (!number.dialled().startsWith("+")) {
            return number.dialled();
        }
        PhoneLine line = PhoneLine.international(number.dialled().substring(1));
        return line == null ? number.dialled() : line.national();
    }

    private static boolean isOneDigitRepeated(String digits) {
        return !digits.isEmpty() && digits.chars().distinct().count() == 1;
    }
}
