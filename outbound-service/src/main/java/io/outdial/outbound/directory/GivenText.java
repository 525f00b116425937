package io.outdial.outbound.directory;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.util.List;

/**
 * Names as they are stored: without white space around them. Nobody sees it, CloudAgent's reader takes it off the names in its requests, and a name that differs
 * by nothing else would be unique and never be found.
 */
public final class GivenText {

    private GivenText() {}

    /**
     * @param field for the refusal
     * @return null where it is null
     * @throws Failure.NotValid if there is nothing but white space, of whatever script
     */
    public static String stripped(String field, String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new Failure.NotValid(List.of(new Issue(
                    List.of(field), field + " is blank", "a visible character", "string", Issue.Kind.INVALID_FORMAT)));
        }
        return stripped;
    }
}
