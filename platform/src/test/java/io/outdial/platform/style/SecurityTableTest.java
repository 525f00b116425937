package io.outdial.platform.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.style.SourceFiles.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** SECURITY.md names a control for each of the ten, and no test that is gone. */
class SecurityTableTest {

    private static final Pattern ROW = Pattern.compile("\\| API(\\d+) [^|]+ \\| [^|]{20,} \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");
    private static final Pattern JAVA_TEST = Pattern.compile(".*/src/test/java/.*?(\\w+)\\.java");

    private final List<SourceFile> files = SourceFiles.all();

    @Test
    void eachItemHasTestsThatExist() {
        Set<String> tests = files.stream()
                .map(file -> JAVA_TEST.matcher(file.path()))
                .filter(path -> path.matches())
                .map(path -> path.group(1))
                .collect(Collectors.toSet());
        List<Integer> items = new ArrayList<>();
        for (MatchResult row : rows()) {
            items.add(Integer.valueOf(row.group(1)));
            List<String> named = TEST.matcher(row.group(2))
                    .results()
                    .map(test -> test.group(1))
                    .toList();
            assertTrue(
                    !named.isEmpty() && tests.containsAll(named),
                    () -> named.stream().filter(test -> !tests.contains(test)).toList() + " of " + row.group());
        }
        assertEquals(IntStream.rangeClosed(1, 10).boxed().toList(), items);
    }

    private List<MatchResult> rows() {
        return files.stream()
                .filter(file -> file.path().equals("SECURITY.md"))
                .flatMap(file -> file.lines().stream())
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.toMatchResult())
                .toList();
    }
}
