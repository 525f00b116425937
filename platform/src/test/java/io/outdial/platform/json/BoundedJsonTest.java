package io.outdial.platform.json;

import static io.outdial.platform.json.BoundedJson.MAX_DEPTH;
import static io.outdial.platform.json.BoundedJson.MAX_ENTRIES;
import static io.outdial.platform.json.BoundedJson.MAX_NAME_LENGTH;
import static io.outdial.platform.json.BoundedJson.MAX_NUMBER_LENGTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedJsonTest {

    private static final BoundedJson JSON = new BoundedJson();

    @ParameterizedTest
    @MethodSource
    void readsWhatIsWithinTheBounds(String json) throws Exception {
        assertEquals(new ObjectMapper().readTree(json), read(json));
        assertEquals(new ObjectMapper().readValue(json, Object.class), JSON.readPlain(utf8(json), bytes -> {}));
    }

    static Stream<String> readsWhatIsWithinTheBounds() {
        return Stream.of(
                "7",
                "null",
                "\"é😀\"",
                " {\"a\":[1,2.5,-1e3,true,null,{\"b\":\"c\"}],\"big\":123456789012345678901234567890} ",
                "{\"twice\":1,\"twice\":2}",
                "[" + "1,".repeat(MAX_ENTRIES - 1) + "1]",
                nested(MAX_DEPTH),
                "{\"" + "n".repeat(MAX_NAME_LENGTH) + "\":1}",
                "9".repeat(MAX_NUMBER_LENGTH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1,'a':2,'b':3}                 | {'a':1,'b':3}",
                "{'a':{'x':1},'b':2,'a':[{},{'a':3}]} | {'a':{'x':1},'b':2}",
                "{'a':null,'a':2}                    | {'a':null}",
                "{'c':{'a':1,'a':2}}                 | {'c':{'a':2}}",
                "[{'a':1},{'a':2}]                   | [{'a':1},{'a':2}]",
            })
    void theFirstCanCountInsteadOfTheLast(String json, String read) {
        String text = json.replace('\'', '"');
        assertEquals(
                read.replace('\'', '"'),
                BoundedJson.keepingFirst().read(utf8(text), bytes -> {}).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void nothingIsMissing(String json) {
        assertTrue(read(json).isMissingNode());
    }

    @Test
    void aByteOrderMarkOfUtf8IsNoFault() {
        assertEquals(
                1, JSON.read(HexFormat.of().parseHex("EFBBBF31"), bytes -> {}).intValue());
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsBeyondThem(String json, String message) {
        Failure refused = assertThrows(Failure.Refused.class, () -> read(json));
        assertEquals(ErrorCode.BAD_REQUEST, refused.code());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    static Stream<Arguments> refusesWhatIsBeyondThem() {
        return Stream.of(
                Arguments.of("{", "not valid JSON"),
                Arguments.of("1 2", "not valid JSON"),
                Arguments.of(nested(MAX_DEPTH + 1), "deeper than 500"),
                Arguments.of("[".repeat(100_000), "deeper than 500"),
                Arguments.of("{\"" + "n".repeat(MAX_NAME_LENGTH + 1) + "\":1}", "a name of more than 1024"),
                Arguments.of("[1," + "9".repeat(MAX_NUMBER_LENGTH + 1) + "]", "a number of more than 1000 digits"),
                Arguments.of("9".repeat(100_000), "a number of more than 1000 digits"),
                Arguments.of("0." + "1".repeat(100_000), "a number of more than 1000 digits"),
                Arguments.of("[" + ("[" + "0,".repeat(9_998) + "0],").repeat(21) + "0]", "more than 200000 names"),
                Arguments.of("[" + ("[" + "{},".repeat(9_998) + "{}],").repeat(21) + "0]", "more than 200000 names"));
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsTooBroad(String json, List<String> place) {
        Failure.NotValid refused = assertThrows(Failure.NotValid.class, () -> read(json));
        assertEquals(place, refused.issues().get(0).path());
        assertEquals("at most 10000 entries", refused.issues().get(0).expected());
    }

    static Stream<Arguments> refusesWhatIsTooBroad() {
        String broad = "[" + "{},".repeat(MAX_ENTRIES) + "{}]";
        return Stream.of(
                Arguments.of(broad, List.of()),
                Arguments.of("[" + "1,".repeat(500_000) + "1]", List.of()),
                Arguments.of("{" + "\"a\":1,".repeat(MAX_ENTRIES) + "\"b\":2}", List.of()),
                Arguments.of("{\"a\":[1,{\"b\":" + broad + "}]}", List.of("a", "1", "b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-16",
                "UTF-16BE",
                "UTF-16LE",
                "UTF-32",
                "UTF-32BE",
                "UTF-32LE",
                "X-UTF-32BE-BOM",
                "X-UTF-32LE-BOM"
            })
    void refusesOtherEncodings(String charset) {
        for (String json : List.of("{\"a\":1}", "7", "[\"é\"]")) {
            assertNotUtf8(json.getBytes(Charset.forName(charset)));
        }
    }

    /** Orders of UCS-4 that no charset has, overlong forms, surrogates, cut off and beyond Unicode. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00005B00",
                "005B0000",
                "0000FFFE",
                "FEFF0000",
                "FEFF",
                "FFFE",
                "22C08022",
                "22C0AF22",
                "22E08080AF22",
                "22EDA080EDB08022",
                "22F480808022C3",
                "22F490808022",
                "228022",
                "22FF22",
                "7B7D00"
            })
    void refusesWhatIsNoUtf8(String hex) {
        assertNotUtf8(HexFormat.of().parseHex(hex));
    }

    private static void assertNotUtf8(byte[] body) {
        Failure refused = assertThrows(Failure.Refused.class, () -> JSON.read(body, bytes -> {}));
        assertTrue(refused.getMessage().contains("UTF-8"), refused.getMessage());
    }

    @Test
    void longTextIsReadInPieces() {
        String text = "é😀x".repeat(50_000);
        assertEquals(text, read("\"" + text + "\"").textValue());
    }

    @Test
    void whatIsReadIsPaidForBeforehand() {
        AtomicLong paid = new AtomicLong();
        JSON.read(utf8("[" + "{},".repeat(9_999) + "{}]"), paid::addAndGet);
        assertTrue(paid.get() > 1_500_000, () -> "paid " + paid);

        Failure full = new Failure.Unavailable("full", Duration.ofSeconds(1));
        assertEquals(
                full,
                assertThrows(
                        Failure.Unavailable.class,
                        () -> JSON.read(utf8("[" + "{},".repeat(9_999) + "{}]"), bytes -> {
                            throw full;
                        })));
    }

    @Test
    void smallBodiesNeedNotPay() {
        JSON.read(utf8("{\"campaignName\":\"C\",\"phoneNumber\":1}"), bytes -> Assertions.fail("paid"));
    }

    @Test
    void nothingIsNull() {
        assertNull(JSON.readPlain(utf8("null"), bytes -> {}));
    }

    private static JsonNode read(String json) {
        return JSON.read(utf8(json), bytes -> {});
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
