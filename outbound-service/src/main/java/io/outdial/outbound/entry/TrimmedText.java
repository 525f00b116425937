package io.outdial.outbound.entry;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.text.CanonicalText;
import java.util.List;

/**
 * Names as they are stored: without white space around them, and in one of the forms that Unicode has for them. Nobody
 * sees the difference, and dialects trim the names in their requests: a name that differed by nothing else would be
 * unique and never be found.
 */
public final class TrimmedText {

    /** Code points; the same as in the document. What the document let through may be longer in its canonical form. */
    private static final int MAX_LENGTH = 255;

    private TrimmedText() {}

    /**
     * @param field for the refusal
     * @return null where it is null
     * @throws Failure.NotValid if there is nothing but white space, of whatever script, or too much
     */
    public static String stripped(String field, String text) {
        if (text == null) {
            return null;
        }
        String name = CanonicalText.of(text.strip());
        if (name.isEmpty()) {
            throw refused(field, " is blank", "a visible character", Issue.Kind.INVALID_FORMAT);
        }
        if (CanonicalText.length(name) > MAX_LENGTH) {
            String bound = "at most " + MAX_LENGTH + " characters";
            throw refused(field, " must have " + bound, bound, Issue.Kind.TOO_BIG);
        }
        return name;
    }

    private static Failure.NotValid refused(String field, String fault, String expected, Issue.Kind kind) {
        return new Failure.NotValid(List.of(new Issue(List.of(field), field + fault, expected, "string", kind)));
    }
}
