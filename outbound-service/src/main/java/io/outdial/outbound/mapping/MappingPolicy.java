package io.outdial.outbound.mapping;

import io.outdial.platform.failure.Issue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the columns of a mapping must be beyond their schema. */
final class MappingPolicy {

    private MappingPolicy() {}

    /** Empty if no two columns are spelled alike: leads spell them in any letter case. */
    static List<Issue> checkColumns(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                return List.of(Issue.custom(
                        List.of("columns"),
                        "columns must differ by more than their letter case",
                        "different columns",
                        "array"));
            }
        }
        return List.of();
    }
}
