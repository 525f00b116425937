package io.outdial.platform.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import io.quarkus.runtime.annotations.RegisterResources;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** How digits are read by somebody in a region. */
@RegisterResources(globs = "com/google/i18n/phonenumbers/data/*")
final class RegionPlan {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final Map<String, RegionPlan> BY_REGION = new ConcurrentHashMap<>();

    private static final String EVERYWHERES_INTERNATIONAL_PREFIX = "00";
    private static final int SHORT_NUMBER_MIN = 3;
    static final int SHORT_NUMBER_MAX = 6;
    /** Of E.164, and of what is dialled before it. */
    private static final int MAX_DIGITS = 20;

    private static final int MAX_NATIONAL_LENGTH = 17;

    private final String region;
    private final int countryCode;
    private final String nationalPrefix;
    private final boolean hasOneLength;

    private RegionPlan(String region) {
        this.region = region;
        countryCode = PLANS.getCountryCodeForRegion(region);
        String prefix = PLANS.getNddPrefixForRegion(region, true);
        nationalPrefix = prefix == null ? "" : prefix;
        hasOneLength = IntStream.rangeClosed(1, MAX_NATIONAL_LENGTH)
                        .filter(this::isPossibleLength)
                        .count()
                == 1;
    }

    static RegionPlan of(String region) {
        return BY_REGION.computeIfAbsent(region, RegionPlan::new);
    }

    /** 0 where the region is none of the plans'. */
    int countryCode() {
        return countryCode;
    }

    /** What is dialled before a national number, empty where nothing is. */
    String nationalPrefix() {
        return nationalPrefix;
    }

    DigitReading read(boolean hasPlus, String digits) {
        if (digits.length() < SHORT_NUMBER_MIN || digits.length() > MAX_DIGITS) {
            return DigitReading.NONE;
        }
        return hasPlus ? afterPlus(digits) : withoutPlus(digits);
    }

    private DigitReading afterPlus(String digits) {
        String number = digits.startsWith(EVERYWHERES_INTERNATIONAL_PREFIX) ? digits.substring(2) : digits;
        PhoneLine line = PhoneLine.international(number);
        boolean isShort = digits.length() <= SHORT_NUMBER_MAX;
        if (line != null && (line.valid() || (line.isPossible() && !isShort))) {
            return DigitReading.marked(line, null);
        }
        return isShort ? DigitReading.ofShortNumber(digits) : DigitReading.NONE;
    }

    private DigitReading withoutPlus(String digits) {
        Phonenumber.PhoneNumber parsed = parse(digits);
        CountryCodeSource source = parsed == null ? null : parsed.getCountryCodeSource();
        PhoneLine national = national(parsed, source, digits);
        boolean isPrefixed = national != null && !national.dialled().endsWith(digits);
        if (digits.length() <= SHORT_NUMBER_MAX) {
            boolean isNational = national != null
                    && national.isPossible()
                    && national.valid()
                    && (isPrefixed || nationalPrefix.isEmpty());
            return isNational ? DigitReading.marked(national, null) : DigitReading.ofShortNumber(digits);
        }
        PhoneLine own = usable(source == CountryCodeSource.FROM_NUMBER_WITH_IDD ? PhoneLine.of(parsed) : null);
        PhoneLine common = usable(
                digits.startsWith(EVERYWHERES_INTERNATIONAL_PREFIX)
                        ? PhoneLine.international(digits.substring(2))
                        : null);
        if (own != null || common != null) {
            return afterInternationalPrefix(own, common, possible(national));
        }
        if (national != null && national.isPossible()) {
            return national(national, isPrefixed, digits);
        }
        PhoneLine foreign = possible(PhoneLine.international(digits));
        return foreign == null || (national != null && national.lacksAreaCode())
                ? DigitReading.NONE
                : DigitReading.unmarked(foreign);
    }

    /**
     * Some regions dial abroad by other digits than 00, so {@code 001…} may be a prefix of theirs as well as 00 and a
     * 1: what is given out decides.
     */
    private static DigitReading afterInternationalPrefix(PhoneLine own, PhoneLine common, PhoneLine national) {
        boolean isCommon = own == null || (common != null && common.valid() && !own.valid());
        PhoneLine abroad = isCommon ? common : own;
        PhoneLine second = isCommon ? own : common;
        if (national != null && national.valid() && !abroad.valid()) {
            return DigitReading.marked(national, null);
        }
        if (second != null && second.valid()) {
            return DigitReading.marked(abroad, second);
        }
        return DigitReading.marked(abroad, national != null && national.valid() ? national : null);
    }

    /** Digits that the region's plan has, and that may be an international number without its plus all the same. */
    private DigitReading national(PhoneLine national, boolean isPrefixed, String digits) {
        boolean isAmbiguous = isPrefixed ? !national.valid() : !hasOneLength || beginsWithOwnCode(digits);
        PhoneLine foreign = isAmbiguous ? possible(PhoneLine.international(digits)) : null;
        if (foreign == null || !foreign.valid()) {
            return DigitReading.marked(national, null);
        }
        return isPrefixed || (national.valid() && !isLikelierAbroad(digits))
                ? DigitReading.marked(national, foreign)
                : DigitReading.marked(foreign, national);
    }

    /**
     * Where people write a 0 before national numbers, digits that begin with their country's code have lost a plus
     * rather than the 0.
     */
    private boolean isLikelierAbroad(String digits) {
        return beginsWithOwnCode(digits) && !nationalPrefix.isEmpty();
    }

    private boolean beginsWithOwnCode(String digits) {
        return digits.startsWith(Integer.toString(countryCode));
    }

    /** The digits after the region's country code, whatever else they may be; null if it has none. */
    private PhoneLine national(Phonenumber.PhoneNumber parsed, CountryCodeSource source, String digits) {
        if (countryCode == 0) {
            return null;
        }
        return source == CountryCodeSource.FROM_DEFAULT_COUNTRY
                ? PhoneLine.of(parsed)
                : PhoneLine.international(countryCode + digits);
    }

    private Phonenumber.PhoneNumber parse(String digits) {
        try {
            return PLANS.parseAndKeepRawInput(digits, region);
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static PhoneLine possible(PhoneLine line) {
        return line != null && line.isPossible() ? line : null;
    }

    /** With its country code before it a number is known to be whole even where it is as short as a local one. */
    private static PhoneLine usable(PhoneLine line) {
        return line != null && (line.isPossible() || line.valid()) ? line : null;
    }

    private boolean isPossibleLength(int length) {
        Phonenumber.PhoneNumber number = new Phonenumber.PhoneNumber()
                .setCountryCode(countryCode)
                .setNationalNumber(Long.parseLong("2".repeat(length)));
        return PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }
}
