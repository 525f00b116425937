package io.outdial.platform.style;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A class that has grown too long is more than one. Tests are left to judgement. */
class ClassLengthTest {

    private static final int MAX_LINES = 250;

    @Test
    void noClassIsTooLong() {
        List<String> tooLong = SourceFiles.all().stream()
                .filter(file -> file.path().contains("/src/main/java/"))
                .filter(file -> file.lines().size() > MAX_LINES)
                .map(file -> file.path() + " has " + file.lines().size() + " lines")
                .toList();
        assertEquals(List.of(), tooLong);
    }
}
