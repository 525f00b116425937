package io.outdial.platform.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without the extension at its end: who is behind a switchboard is reached by the switchboard's number, and that
 * is what must not be called.
 *
 * @param number the text before the extension
 * @param isNamed whether a word says that there is one; a sign alone ({@code x5}, {@code #5}) says so after a whole
 *     number only
 */
record Extension(String number, boolean isNamed) {

    private static final Pattern NAMED =
            Pattern.compile("(.*\\d.*?)(?<![\\p{L}])(?:ext(?:ension|n)?|extensi[oó]n|xtn|anexo|interno|int|доб"
                    + "|durchwahl|dw|poste|ramal)[ .:=#]*\\d{1,7}\\D*");
    private static final Pattern SIGNED = Pattern.compile("(.*\\d[ ;,]*)(?:x|#|,,)[ .:]*\\d{1,7}[ #]*");

    /** @return null if the text has none */
    static Extension find(String clean) {
        Matcher named = NAMED.matcher(clean);
        if (named.matches()) {
            return new Extension(named.group(1), true);
        }
        Matcher signed = SIGNED.matcher(clean);
        return signed.matches() ? new Extension(signed.group(1), false) : null;
    }
}
