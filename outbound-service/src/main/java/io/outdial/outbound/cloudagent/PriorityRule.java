package io.outdial.outbound.cloudagent;

import java.util.OptionalInt;

/**
 * Reads the priority of a lead. The rows 18 and 19 of the page contradict each other about one that is invalid
 * (cloudagent.md §1.5).
 *
 * @param lowest that the path allows
 * @param takesInvalid whether one that is none, or out of range, counts as the default; an empty one never does
 */
public record PriorityRule(int lowest, boolean takesInvalid) {

    static final int DEFAULT = 1;

    private static final int HIGHEST = 99;

    /** Of today's page, and of the older manual. */
    public static PriorityRule of(Vocabulary vocabulary, boolean takesInvalid) {
        return new PriorityRule(vocabulary == Vocabulary.LEGACY ? 1 : 0, takesInvalid);
    }

    /** The default where the key is absent; empty where what is there is refused. */
    OptionalInt read(String text) {
        if (text == null) {
            return OptionalInt.of(DEFAULT);
        }
        if (isNumber(text)) {
            int priority = Integer.parseInt(text);
            if (priority >= lowest) {
                return OptionalInt.of(priority);
            }
        }
        return takesInvalid && !text.isEmpty() ? OptionalInt.of(DEFAULT) : OptionalInt.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= Integer.toString(HIGHEST).length() && LeadReader.isDigits(text, 0);
    }
}
