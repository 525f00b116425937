package io.outdial.outbound.donotcall;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads the flat files of the registry of the United States: an area code and a number a line, and in a change list
 * what has become of it.
 */
final class RegistryFileRule {

    static final String AREA_CODE = "areaCode";
    static final String NUMBER = "number";
    static final String CHANGE = "change";

    /** Of a full list. */
    static final List<String> FULL_LIST = List.of(AREA_CODE, NUMBER);

    /** Of a change list. */
    static final List<String> CHANGE_LIST = List.of(AREA_CODE, NUMBER, CHANGE);

    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");

    private RegistryFileRule() {}

    /** @param isChangeList whether it says what has become of the number */
    static RegistryRow read(Map<String, ?> values, boolean isChangeList) {
        String digits = text(values, AREA_CODE) + text(values, NUMBER).replace("-", "");
        if (!TEN_DIGITS.matcher(digits).matches()) {
            return RegistryRow.invalid("areaCode and number are no number of ten digits");
        }
        PhoneNumber number = PhoneNumber.of("+1" + digits, "US").orElse(null);
        if (number == null) {
            return RegistryRow.invalid("areaCode and number are no telephone number");
        }
        if (!isChangeList) {
            return new RegistryRow(number, false, null);
        }
        return switch (text(values, CHANGE).toUpperCase(Locale.ROOT)) {
            case "A" -> new RegistryRow(number, false, null);
            case "D" -> new RegistryRow(number, true, null);
            default -> RegistryRow.invalid("change is neither A (added) nor D (deleted)");
        };
    }

    private static String text(Map<String, ?> values, String column) {
        return Objects.toString(values.get(column), "").strip();
    }
}
