package io.outdial.local.demo;

import static io.outdial.local.demo.Shape.field;
import static io.outdial.local.demo.Shape.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(Shape.id(), "\"497f6eca-6276-4993-bfeb-53cbbbba6f08\"", true),
                Arguments.of(Shape.id(), "\"497F6ECA-6276-4993-BFEB-53CBBBBA6F08\"", true),
                Arguments.of(Shape.id(), "\"497f6eca\"", false),
                Arguments.of(Shape.id(), "13", false),
                Arguments.of(Shape.time(), "\"2026-11-01T12:00:00.123Z\"", true),
                Arguments.of(Shape.time(), "\"2026-11-01 12:00:00\"", false),
                Arguments.of(Shape.time(), "1793534400000", false),
                Arguments.of(Shape.text(), "\"\"", true),
                Arguments.of(Shape.text(), "null", false),
                Arguments.of(Shape.text().orNull(), "null", true),
                Arguments.of(Shape.text().orNull(), "1", false),
                Arguments.of(Shape.trueOrFalse(), "false", true),
                Arguments.of(Shape.trueOrFalse(), "\"false\"", false),
                Arguments.of(Shape.wholeNumber(), "4352048", true),
                Arguments.of(Shape.wholeNumber(), "1.5", false),
                Arguments.of(Shape.exactly("3001"), "\"3001\"", true),
                Arguments.of(Shape.exactly("3001"), "3001", false),
                Arguments.of(Shape.exactly(134), "134", true),
                Arguments.of(Shape.exactly(134), "\"134\"", false),
                Arguments.of(Shape.exactly(true), "true", true),
                Arguments.of(Shape.exactly(true), "1", false),
                Arguments.of(Shape.oneOf("GET", "POST"), "\"POST\"", true),
                Arguments.of(Shape.oneOf("GET", "POST"), "\"post\"", false),
                Arguments.of(Shape.millisAround(NOW), Long.toString(NOW.toEpochMilli() - 1_000), true),
                Arguments.of(Shape.millisAround(NOW), Long.toString(NOW.getEpochSecond()), false),
                Arguments.of(Shape.listOf(Shape.text()), "[\"a\", \"b\"]", true),
                Arguments.of(Shape.listOf(Shape.text()), "[\"a\", 1]", false),
                Arguments.of(Shape.listOf(Shape.text()), "\"a\"", false),
                Arguments.of(Shape.mapOf(Shape.text()), "{\"property1\": \"string\"}", true),
                Arguments.of(Shape.mapOf(Shape.text()), "{\"property1\": null}", false),
                Arguments.of(Shape.mapOf(Shape.anything()), "{\"property1\": null}", true),
                Arguments.of(Shape.mapOf(Shape.text()), "[]", false));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @MethodSource("values")
    void aValueIsOfTheKindOrNot(Shape shape, String json, boolean holds) throws Exception {
        assertEquals(holds, shape.compare(json(json)).stream().allMatch(Check::holds));
    }

    @Test
    void everyDifferenceOfAnObjectIsNamedByItsPath() throws Exception {
        Shape shape = object(
                field("restriction", object(field("id", Shape.id()), field("sourceName", Shape.text()))),
                field("names", Shape.listOf(Shape.text())));

        List<Check> differences =
                shape
                        .compare(json("{\"restriction\": {\"id\": 7, \"colour\": \"red\"}, \"names\": [\"a\", null]}"))
                        .stream()
                        .filter(check -> !check.holds())
                        .toList();

        assertEquals(
                List.of(
                        new Check("restriction.id", "an id", "7"),
                        new Check("restriction.sourceName", "a text", "nothing"),
                        new Check("restriction.colour", "no such field", "\"red\""),
                        new Check("names[1]", "a text", "null")),
                differences);
    }

    @Test
    void somethingElseThanAnObjectIsOneDifference() throws Exception {
        Shape shape = object(field("statusCode", Shape.exactly(0)));

        assertEquals(List.of(new Check("", "an object with statusCode", "[]")), shape.compare(json("[]")));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
