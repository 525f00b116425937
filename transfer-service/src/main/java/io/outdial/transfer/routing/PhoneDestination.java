package io.outdial.transfer.routing;

/**
 * A phone number that a config gives as a destination. Reading it requires the client's region; this class only detects
 * text that cannot be a number.
 */
public final class PhoneDestination {

    private PhoneDestination() {}

    /** Whether it contains a digit of any script; false for null. */
    public static boolean isDialable(String text) {
        return text != null && text.codePoints().anyMatch(Character::isDigit);
    }

    /** Given but not dialable. Blank counts as not given. */
    public static boolean isMisspelt(String text) {
        return text != null && !text.isBlank() && !isDialable(text);
    }
}
