package io.outdial.platform.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tel:+1-202-555-0143;ext=5} (RFC 3966): its number, with the context that a local one is dialled in. */
final class TelUri {

    private static final Pattern URI = Pattern.compile("tel:([^;]*)((?:;[^;]*)*)");
    private static final Pattern GLOBAL_CONTEXT = Pattern.compile(";phone context=(\\+[\\d .]+)");

    private TelUri() {}

    /** @return the text itself if it is no such URI */
    static String number(String clean) {
        Matcher uri = URI.matcher(clean);
        if (!uri.matches()) {
            return clean;
        }
        String number = uri.group(1).strip();
        Matcher context = GLOBAL_CONTEXT.matcher(uri.group(2));
        return !number.startsWith("+") && context.find() ? context.group(1) + " " + number : number;
    }
}
