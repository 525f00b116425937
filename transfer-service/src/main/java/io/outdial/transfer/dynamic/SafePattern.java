package io.outdial.transfer.dynamic;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A regular expression of a client. Matching takes time linear in the length of pattern and text (RE2), and both are
 * limited, so that no client can block a thread. Back references and look-around are not supported.
 */
public final class SafePattern {

    /** Of one config. The worst of patterns takes some 30 ms for the longest text. */
    public static final int MAX = 10;

    /** Counted repetitions multiply what a pattern unfolds to. */
    private static final int MAX_SIZE = 1_000;

    private static final int MAX_TEXT_LENGTH = 250;

    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?}");

    private final Pattern pattern;

    private SafePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Empty for what is no pattern, or one that unfolds to too much. */
    public static Optional<SafePattern> of(String pattern) {
        if (unfolded(pattern) > MAX_SIZE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SafePattern(Pattern.compile(pattern)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** At least as large as the number of steps that the pattern compiles to, up to a constant. */
    private static long unfolded(String pattern) {
        long size = pattern.length();
        Matcher repetitions = REPETITION.matcher(pattern);
        while (repetitions.find() && size <= MAX_SIZE) {
            long least = Long.parseLong(repetitions.group(1));
            long most = repetitions.group(2) == null || repetitions.group(2).isEmpty()
                    ? least
                    : Long.parseLong(repetitions.group(2));
            size *= Math.max(1, Math.max(least, most));
        }
        return size;
    }

    /** Whether the whole text is of the pattern; never for a text of more than 250 characters. */
    public boolean matches(String text) {
        return text.length() <= MAX_TEXT_LENGTH && pattern.matches(text);
    }
}
