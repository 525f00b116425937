package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.failure.Issue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreadthTest {

    @ParameterizedTest
    @MethodSource
    void findsWhatIsTooBroad(String json, List<List<String>> places) throws Exception {
        assertEquals(
                places,
                Breadth.check(new ObjectMapper().readTree(json)).stream()
                        .map(Issue::path)
                        .toList());
    }

    static Stream<Arguments> findsWhatIsTooBroad() {
        return Stream.of(
                Arguments.of("1", List.of()),
                Arguments.of("{\"a\":" + array(Breadth.MOST_ENTRIES) + "}", List.of()),
                Arguments.of(array(Breadth.MOST_ENTRIES + 1), List.of(List.of())),
                Arguments.of(
                        "{\"a\":[1,{\"b\":" + array(Breadth.MOST_ENTRIES + 1) + "}],\"c\":"
                                + array(Breadth.MOST_ENTRIES + 1) + "}",
                        List.of(List.of("a", "1", "b"), List.of("c"))));
    }

    private static String array(int entries) {
        return "[" + "1,".repeat(entries - 1) + "1]";
    }
}
