package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.failure.Issue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuesTest {

    @Test
    void tellsAThousandAndNoMore() {
        Issues issues = new Issues();
        for (int i = 0; i < Issues.MAX; i++) {
            issues.add(at(List.of(Integer.toString(i))));
        }
        issues.add(at(List.of("one more")));
        assertEquals(Issues.MAX, issues.reported().size());
    }

    @Test
    void tellsFewWherePathsAreLong() {
        Issues issues = new Issues();
        List<String> deep = Collections.nCopies(100, "x".repeat(100));
        for (int i = 0; i < Issues.MAX; i++) {
            issues.add(at(deep));
        }
        assertEquals(10, issues.reported().size());
    }

    /** Where the walk through a body is the cost, it ends with the last fault that is told. */
    @Test
    void aBodyOfNothingButFaultsIsAnsweredShortly() throws Exception {
        String faults = "[" + "\"\\u0000\",".repeat(9_999) + "1]";
        String body = ("{\"" + "n".repeat(250) + "\":").repeat(400) + faults + "}".repeat(400);
        List<Issue> told = StorableText.check(new ObjectMapper().readTree(body));
        assertTrue(told.stream().mapToInt(issue -> issue.message().length()).sum() < 3 * Issues.MAX_TEXT);
        assertEquals(401, told.get(0).path().size());
    }

    private static Issue at(List<String> path) {
        return Issue.custom(path, "is wrong", "right", "string");
    }
}
