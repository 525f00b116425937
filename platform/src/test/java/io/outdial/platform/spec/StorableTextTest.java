package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.failure.Issue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StorableTextTest {

    @ParameterizedTest
    @MethodSource
    void findsWhatNoDatabaseKeeps(String json, List<List<String>> places) throws Exception {
        assertEquals(
                places,
                StorableText.check(new ObjectMapper().readTree(json)).stream()
                        .map(Issue::path)
                        .toList());
    }

    static Stream<Arguments> findsWhatNoDatabaseKeeps() {
        return Stream.of(
                Arguments.of("{\"a\":\"plain\",\"b\":[1,null,true]}", List.of()),
                Arguments.of("\"\\ud83d\\ude00\"", List.of()),
                Arguments.of("{\"a\":\"x\\u0000\"}", List.of(List.of("a"))),
                Arguments.of("{\"a\":{\"b\":[\"ok\",\"\\ud83d\"]}}", List.of(List.of("a", "b", "1"))),
                Arguments.of("[\"\\ude00\\ud83d\"]", List.of(List.of("0"))),
                Arguments.of("{\"a\":[1e308,1e309,-1e400]}", List.of(List.of("a", "1"), List.of("a", "2"))),
                Arguments.of("{\"k\\u0000\":1}", List.of(List.of())),
                Arguments.of("{\"a\":\"\\u0000\",\"b\":\"\\u0000\"}", List.of(List.of("a"), List.of("b"))));
    }

    @Test
    void whatIsTooLargeIsLeftOutAndNothingElse() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertEquals(
                json.readTree("{\"a\":[1e308,null,{\"b\":null,\"c\":\"1e400\"}],\"d\":1}"),
                TooLargeNumbers.leftOut(json.readTree("{\"a\":[1e308,1e400,{\"b\":-1e400,\"c\":\"1e400\"}],\"d\":1}")));
        assertEquals(json.readTree("null"), TooLargeNumbers.leftOut(json.readTree("1e400")));
    }
}
