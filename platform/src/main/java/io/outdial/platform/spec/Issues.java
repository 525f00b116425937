package io.outdial.platform.spec;

import io.outdial.platform.failure.Issue;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults of one request, as many as are told: enough to mend any honest one. A body of nothing but faults would
 * else be answered with a thousand times its size.
 */
final class Issues {

    static final int MAX = 1_000;

    /** Characters of all paths; each stands in its message once more. */
    static final int MAX_TEXT = 100_000;

    private final List<Issue> told = new ArrayList<>();
    private int text;

    boolean isFull() {
        return told.size() >= MAX || text >= MAX_TEXT;
    }

    /** Does nothing when it is full. */
    void add(Issue issue) {
        if (!isFull()) {
            told.add(issue);
            for (String step : issue.path()) {
                text += step.length() + 1;
            }
        }
    }

    List<Issue> told() {
        return told;
    }
}
