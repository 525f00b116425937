package io.outdial.platform.spec;

import io.outdial.platform.failure.Issue;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults of one request, up to a limit that any honest request stays below: otherwise the answer to a body full of
 * faults would be a thousand times its size.
 */
final class Issues {

    static final int MAX = 1_000;

    /** Characters of all paths; each is repeated in its message. */
    static final int MAX_TEXT = 100_000;

    private final List<Issue> reported = new ArrayList<>();
    private int text;

    boolean isFull() {
        return reported.size() >= MAX || text >= MAX_TEXT;
    }

    /** Does nothing when it is full. */
    void add(Issue issue) {
        if (!isFull()) {
            reported.add(issue);
            for (String step : issue.path()) {
                text += step.length() + 1;
            }
        }
    }

    List<Issue> reported() {
        return reported;
    }
}
