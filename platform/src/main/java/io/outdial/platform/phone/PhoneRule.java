package io.outdial.platform.phone;

import io.outdial.platform.phone.PhoneReading.One;
import io.outdial.platform.phone.PhoneReading.Several;
import io.outdial.platform.phone.PhoneReading.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * When two texts are the same telephone (ADR 0021). Do-not-call, duplicates, search and erasure stand on it, so what is
 * not sure is not guessed: a text is one telephone, several, or unreadable, and no text becomes the number of a
 * different subscriber.
 */
public final class PhoneRule {

    /**
     * Stored beside keys, and raised whenever a text may get another key than before: keys of an older version are
     * brought over then, and a look-up finds them meanwhile by {@link PhoneNumber#formerKeys()}. Version 1 knew E.164
     * for numbers that its metadata called valid, and the digits as written for all others.
     */
    public static final short VERSION = 2;

    /** More than any way to write a number with a name beside it. */
    private static final int MAX_LENGTH = 255;

    /** A code that the network acts on, such as {@code *67}, and whatever is written behind it. */
    private static final Pattern SERVICE_CODE = Pattern.compile("[*#]+\\d.*");

    /** A letter where a digit was meant. */
    private static final Pattern MISTYPED = Pattern.compile("\\d[oil]+(?!\\p{L})|(?<!\\p{L})[oil]+\\d");

    private PhoneRule() {}

    static PhoneReading read(String text, String region) {
        if (text == null || text.length() > MAX_LENGTH) {
            return new Unreadable(text == null ? "it is missing" : "it is too long");
        }
        String clean = PhoneText.clean(text);
        String digits = PhoneText.digits(clean);
        if (digits.isEmpty()) {
            return new Unreadable("it has no digit");
        }
        RegionPlan plan = RegionPlan.of(region);
        boolean hasPlus = clean.startsWith("+");
        if (clean.length() == digits.length() + (hasPlus ? 1 : 0)) {
            return reading(TextReading.ofDigits(hasPlus, digits, plan), text.strip(), digits, plan);
        }
        if (PhoneText.isScientific(clean)) {
            return new Unreadable("it is in scientific notation, which has lost digits");
        }
        if (SERVICE_CODE.matcher(clean).matches()) {
            return new Unreadable("it begins with a service code");
        }
        if (MISTYPED.matcher(clean).find()) {
            return new Unreadable("it has a letter between its digits");
        }
        return reading(readWithExtension(TelUri.number(clean), plan), text.strip(), digits, plan);
    }

    private static TextReading readWithExtension(String clean, RegionPlan plan) {
        Extension extension = Extension.find(clean);
        if (extension != null) {
            TextReading before = TextReading.of(extension.number(), plan);
            if (extension.isNamed() ? before.isReadable() : before.isWholeNumber()) {
                return before;
            }
        }
        TextReading whole = TextReading.of(clean, plan);
        if (!whole.isWholeNumber()) {
            String vanity = VanityNumber.digits(clean, plan);
            if (vanity != null && plan.read(true, vanity).isValidLine()) {
                return TextReading.of("+" + vanity, plan);
            }
        }
        return whole;
    }

    private static PhoneReading reading(TextReading read, String given, String givenDigits, RegionPlan plan) {
        if (!read.isReadable()) {
            return new Unreadable(read.fault());
        }
        Map<String, DigitReading> byKey = new LinkedHashMap<>();
        read.numbers().forEach(number -> byKey.putIfAbsent(number.key(), number));
        List<DigitReading> numbers = List.copyOf(byKey.values());
        return numbers.size() == 1
                ? new One(toNumber(numbers.get(0), given, givenDigits, plan))
                : new Several(numbers.stream()
                        .map(number -> toNumber(number, number.dialled(), "", plan))
                        .toList());
    }

    private static PhoneNumber toNumber(DigitReading number, String given, String givenDigits, RegionPlan plan) {
        if (number.isShort()) {
            return new PhoneNumber(given, number.shortNumber());
        }
        return new PhoneNumber(
                given,
                number.key(),
                number.other() == null ? null : number.other().key(),
                number.dialled(),
                FormerKeys.of(number, givenDigits, plan));
    }
}
