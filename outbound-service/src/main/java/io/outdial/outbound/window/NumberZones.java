package io.outdial.outbound.window;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.time.TzdbZone;
import io.quarkus.runtime.annotations.RegisterResources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The time zones that a telephone may be in, by its area code (ADR 36). Of one that may be nearly anywhere, such as a
 * toll-free one, nothing is said: hardly an hour of the day is an hour to call in all of its zones.
 */
@RegisterResources(globs = "com/google/i18n/phonenumbers/timezones/data/*")
public final class NumberZones {

    private static final int MAX_COUNTRY_CODE = 3;
    private static final String NO_REGION = "ZZ";
    private static final Duration MAX_APART = Duration.ofHours(4);

    /** Clocks are apart differently in winter and in summer. */
    private static final List<Instant> SEASONS =
            List.of(Instant.parse("2026-01-15T00:00:00Z"), Instant.parse("2026-07-15T00:00:00Z"));

    /** There are some hundred lists of zones. */
    private static final Map<List<String>, List<String>> USABLE = new ConcurrentHashMap<>();

    private NumberZones() {}

    /** Names of the tz database; none where nobody knows. */
    public static List<String> of(PhoneNumber number) {
        return number.key().startsWith("+")
                ? line(number.key().substring(1))
                        .map(PhoneNumberToTimeZonesMapper.getInstance()::getTimeZonesForGeographicalNumber)
                        .map(zones -> USABLE.computeIfAbsent(zones, NumberZones::usable))
                        .orElse(List.of())
                : List.of();
    }

    /** A key is E.164 already, so that nothing has to be parsed, which would take ten times as long. */
    private static Optional<Phonenumber.PhoneNumber> line(String digits) {
        return IntStream.rangeClosed(1, Math.min(MAX_COUNTRY_CODE, digits.length() - 1))
                .filter(length -> isCountryCode(Integer.parseInt(digits.substring(0, length))))
                .mapToObj(length -> line(Integer.parseInt(digits.substring(0, length)), digits.substring(length)))
                .findFirst();
    }

    private static boolean isCountryCode(int code) {
        return !NO_REGION.equals(PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(code));
    }

    private static Phonenumber.PhoneNumber line(int countryCode, String national) {
        int zeros = 0;
        while (zeros < national.length() - 1 && national.charAt(zeros) == '0') {
            zeros++;
        }
        return new Phonenumber.PhoneNumber()
                .setCountryCode(countryCode)
                .setNationalNumber(Long.parseLong(national))
                .setItalianLeadingZero(zeros > 0)
                .setNumberOfLeadingZeros(zeros);
    }

    private static List<String> usable(List<String> names) {
        List<Optional<TzdbZone>> zones = names.stream().map(TzdbZone::find).toList();
        boolean areKnown = zones.stream().allMatch(Optional::isPresent);
        return areKnown && SEASONS.stream().allMatch(season -> areNear(zones, season)) ? List.copyOf(names) : List.of();
    }

    private static boolean areNear(List<Optional<TzdbZone>> zones, Instant at) {
        int[] offsets = zones.stream()
                .mapToInt(zone -> zone.orElseThrow().offsetAt(at).getTotalSeconds())
                .toArray();
        int apart = IntStream.of(offsets).max().orElse(0)
                - IntStream.of(offsets).min().orElse(0);
        return apart <= MAX_APART.toSeconds();
    }
}
