package io.outdial.platform.phone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What version 1 of the rule may have stored for a telephone: E.164 where libphonenumber read the text and called the
 * number valid, else all digits as they were written.
 */
final class FormerKeys {

    /** Fewer digits could as well have been a number inside of the company. */
    private static final int MIN_DIGITS = 7;

    private static final int NORTH_AMERICA = 1;

    private FormerKeys() {}

    static List<String> of(DigitReading reading, String givenDigits, RegionPlan plan) {
        Set<String> former = new LinkedHashSet<>();
        if (givenDigits.length() >= MIN_DIGITS) {
            former.add(givenDigits);
        }
        Stream.of(reading.line(), reading.other()).filter(Objects::nonNull).forEach(line -> add(former, line, plan));
        Stream.of(reading.line(), reading.other()).filter(Objects::nonNull).forEach(line -> former.remove(line.key()));
        return List.copyOf(former);
    }

    private static void add(Set<String> former, PhoneLine line, RegionPlan plan) {
        Stream.concat(Stream.of(line.national()), SameLine.others(line.countryCode(), line.national()).stream())
                .forEach(national -> {
                    String international = line.countryCode() + national;
                    former.add("+" + international);
                    former.add(international);
                    former.add("00" + international);
                    if (plan.countryCode() == NORTH_AMERICA) {
                        former.add("011" + international);
                    }
                    if (plan.countryCode() == line.countryCode() && national.length() >= MIN_DIGITS) {
                        former.add(national);
                        former.add(plan.nationalPrefix() + national);
                    }
                });
    }
}
