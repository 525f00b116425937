package io.outdial.transfer.routing;

/**
 * A phone number as a config names it for calls to go to. Which number it is, only the client's region tells; here is
 * what cannot be any.
 */
public final class PhoneDestination {

    private PhoneDestination() {}

    /** Whether there is a digit in it, of whatever script; null has none. */
    public static boolean isDialable(String text) {
        return text != null && text.codePoints().anyMatch(Character::isDigit);
    }

    /** Given, and nothing that could be dialled. Blank is as good as not given. */
    public static boolean isMisspelt(String text) {
        return text != null && !text.isBlank() && !isDialable(text);
    }
}
