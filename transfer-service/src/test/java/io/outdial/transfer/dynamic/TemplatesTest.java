package io.outdial.transfer.dynamic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value stays inside the place that it is put into. */
class TemplatesTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://a.example/x?p={{v}}&q=1 | a&b=c | https://a.example/x?p=a%26b%3Dc&q=1",
                "https://a.example/x?p={{v}} | ?#/@: | https://a.example/x?p=%3F%23%2F%40%3A",
                "https://a.example/x?p={{ v }} | é 😀 | https://a.example/x?p=%C3%A9%20%F0%9F%98%80",
                "https://a.example/{{v}}/y | a/b | https://a.example/a%2Fb/y",
                "https://a.example/{{v}} | +1 (202) | https://a.example/%2B1%20%28202%29",
                "https://a.example?p={{v}} | x | https://a.example?p=x",
                "https://a.example/{{v}}{{v}} | {{v}} | https://a.example/%7B%7Bv%7D%7D%7B%7Bv%7D%7D",
                "https://a.example/x?p={{none}}. | x | https://a.example/x?p=.",
                "https://a.example/x?p=%41{{v}} | %41 | https://a.example/x?p=%41%2541",
                "https://a.example/{v} | x | https://a.example/{v}",
                "https://a.example/x?../{{v}} | .. | https://a.example/x?../..",
            })
    void aValueGoesIntoAUrlPercentEncoded(String template, String value, String filled) {
        assertEquals(Optional.of(filled), UrlTemplate.fill(template, values(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://{{v}}/x | a.example",
                "https://{{v}}.a.example/ | evil",
                "https://a.example{{v}}/ | .evil.example",
                "https://a.example:{{v}}/ | 22",
                "{{v}}://a.example/ | file",
                "{{v}} | https://evil.example/",
                "https://{{v}}@a.example/ | x",
                "https:{{v}} | //evil",
                "https://a.example/b/{{v}}/c | ..",
                "https://a.example/b/{{v}}/c | .",
                "https://a.example/b/{{v}} | ../admin",
                "https://a.example/b/{{v}} | ..\\admin",
                "https://a.example/b/.{{v}}/c | .",
                "https://a.example/b/%2e{{v}}/c | .",
                "https://a.example/b/x%2f{{v}} | ..",
            })
    void aValueNeverMovesTheUrl(String template, String value) {
        assertEquals(Optional.empty(), UrlTemplate.fill(template, values(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"x {{v}} y\"} | \",\"b\":\" | {\"a\":\"x \\\",\\\"b\\\":\\\" y\"}",
                "{\"a\":\"{{v}}\"} | \\ | {\"a\":\"\\\\\"}",
                "{\"a\":[\"{{v}}\",{\"b\":\"{{ v }}\"}]} | 1 | {\"a\":[\"1\",{\"b\":\"1\"}]}",
                "{\"{{v}}\":1} | k | {\"{{v}}\":1}",
                "{\"a\":\"{{number}}\",\"b\":\"{{truth}}\",\"c\":\"{{nothing}}\",\"d\":\"{{decimal}}\"} | x | {\"a\":7,\"b\":true,\"c\":null,\"d\":1.25}",
                "{\"a\":\"n={{number}} t={{truth}} 0={{nothing}} d={{decimal}}\"} | x | {\"a\":\"n=7 t=true 0= d=1.25\"}",
                "{\"a\":\"{{none}}\",\"b\":\"<{{none}}>\"} | x | {\"a\":null,\"b\":\"<>\"}",
                "{\"a\":\"{{v}}\"} | {{number}} | {\"a\":\"{{number}}\"}",
                "{\"a\":\"{{v\",\"b\":\"{{}}\",\"c\":\"{{a b}}\"} | x | {\"a\":\"{{v\",\"b\":\"{{}}\",\"c\":\"{{a b}}\"}",
                "{\"a\":12345678901234567890,\"b\":null} | x | {\"a\":12345678901234567890,\"b\":null}",
            })
    void aValueGoesIntoTheTreeOfABody(String template, String value, String filled) throws JsonProcessingException {
        assertEquals(
                JSON.readTree(filled).toString(),
                BodyTemplate.fill(JSON.readTree(template), values(value)).toString());
    }

    @ParameterizedTest
    @MethodSource
    void aValueGoesIntoAHeaderWithoutControlCharacters(String template, String value, String filled) {
        assertEquals(filled, HeaderTemplate.fill(template, values(value)));
    }

    static Stream<Arguments> aValueGoesIntoAHeaderWithoutControlCharacters() {
        return Stream.of(
                Arguments.of("Bearer {{v}}", "a.b", "Bearer a.b"),
                Arguments.of("{{v}}", "a\r\nX-Evil: 1", "aX-Evil: 1"),
                Arguments.of("{{v}}", "a\tb\u0000c\u007fd", "abcd"),
                Arguments.of("{{v}}", "Ċé", "%C4%8A%C3%A9"),
                Arguments.of("{{none}}", "x", ""));
    }

    @Test
    void whatStandsForNothingIsNoted() {
        PlaceholderValues values = values("x");
        HeaderTemplate.fill("{{v}} {{b.c}} {{ a }} {{b.c}}", values);
        assertEquals(Set.of("a", "b.c"), values.unknown());
        assertEquals(List.of("a", "b.c"), List.copyOf(values.unknown()));
    }

    @Test
    void aPingCannotGrowWithoutBound() {
        String large = "x".repeat(2_000);
        assertThrows(PlaceholderValues.TooLong.class, () -> HeaderTemplate.fill("{{v}}".repeat(1_000), values(large)));
        JsonNode body = TextNode.valueOf("{{v}}".repeat(100_000));
        assertThrows(PlaceholderValues.TooLong.class, () -> BodyTemplate.fill(body, values(large)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example/{{v}}", "https://a.example", "http://a.example:80?{{v}}", "//a.example/{{v}}"
            })
    void aFixedHostIsSeen(String template) {
        assertEquals(!template.startsWith("//"), UrlTemplate.hasFixedHost(template));
    }

    @ParameterizedTest
    @CsvSource({
        "[a-z]+, abc, true",
        "[a-z]+, abc1, false",
        "a|b, b, true",
        "(?i)ab, AB, true",
        "\\d{3}-\\d{4}, 555-0123, true",
        "^x.*$, xyz, true"
    })
    void aPatternIsOfTheWholeText(String pattern, String text, boolean matches) {
        assertEquals(matches, SafePattern.of(pattern).orElseThrow().matches(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "*",
                "\\1",
                "(a)\\1",
                "(?=a)",
                "(?!a)",
                "((a{100}){100}){100}",
                "(x{1000}){1000}",
                "x{999999999}",
                "a{1,5000}"
            })
    void aPatternThatCannotBeUsedIsNone(String pattern) {
        assertFalse(SafePattern.of(pattern).isPresent());
    }

    /** The patterns that hold a backtracking engine for years. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+b",
                "(a|a)*b",
                "(a|aa)+b",
                "([a-zA-Z]+)*b",
                "(.*a){12}",
                "(.*)*(.*)*(.*)*b",
                "(a?){100}a{10}b"
            })
    void noPatternTakesLong(String pattern) {
        long begun = System.nanoTime();
        SafePattern.of(pattern).ifPresent(safe -> assertFalse(safe.matches("a".repeat(249) + "!")));
        assertTrue(System.nanoTime() - begun < 2_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b | 1",
                "list[0] | 2",
                "list.0 | 2",
                "list[1].x | 3",
                "list.1.x | 3",
                "[0] | MISSING",
                "a | {\"b\":1}",
                "none | MISSING",
                "a.b.c | MISSING",
                "list[9] | MISSING",
                "list[-1] | MISSING",
                "list[x] | MISSING",
                "a..b | MISSING",
                ". | MISSING",
                "nothing | null",
                "nested[0][1] | 5",
                "list[99999999999] | MISSING"
            })
    void aPathLeadsIntoTheAnswer(String path, String found) throws JsonProcessingException {
        JsonNode answer = JSON.readTree("{\"a\":{\"b\":1},\"list\":[2,{\"x\":3}],\"nothing\":null,\"nested\":[[4,5]]}");
        JsonNode at = FieldPath.find(answer, path);
        assertEquals(found, at.isMissingNode() ? "MISSING" : at.toString());
    }

    private static PlaceholderValues values(String v) {
        try {
            Map<String, JsonNode> values = new HashMap<>();
            values.put("v", TextNode.valueOf(v));
            JSON.readTree("{\"number\":7,\"truth\":true,\"nothing\":null,\"decimal\":1.25}")
                    .properties()
                    .forEach(field -> values.put(field.getKey(), field.getValue()));
            return new PlaceholderValues(values);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
