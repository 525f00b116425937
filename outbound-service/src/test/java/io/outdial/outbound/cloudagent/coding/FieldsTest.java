package io.outdial.outbound.cloudagent.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

    @ParameterizedTest
    @CsvSource({"apiKey", "api_key", "APIKEY", "ApiKey", "API_KEY"})
    void aNameIsFoundInEverySpelling(String sent) throws Exception {
        assertEquals("K", fields("{\"" + sent + "\":\" K \"}").text("apiKey"));
        assertEquals("K", fields("{\"" + sent + "\":\" K \"}").text("api_key"));
    }

    @Test
    void theSpellingAskedForCountsElseTheFirst() throws Exception {
        Fields fields = fields("{\"API_KEY\":\"1\",\"apiKey\":\"2\",\"api_key\":\"3\"}");
        assertEquals("2", fields.text("apiKey"));
        assertEquals("3", fields.text("api_key"));
        assertEquals("1", fields.text("ApiKey"));
        assertNull(fields.text("key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,\"+2\",null,\"\"] | 1 +2",
                "\"1, +2 ,,3\" | 1 +2 3",
                "17 | 17",
                "null | ``",
                "\"\" | ``",
            })
    void aListIsAnArrayOrATextWithCommas(String json, String expected) throws Exception {
        assertEquals(expected, String.join(" ", fields("{\"a\":" + json + "}").list("A")));
    }

    @Test
    void whatIsNotThereIsAnEmptyList() throws Exception {
        assertEquals(List.of(), fields("{}").list("a"));
        assertFalse(fields("{}").isTrue("a"));
    }

    @Test
    void othersAreWhatHasNoMeaning() throws Exception {
        Fields fields = fields("{\"Api_Key\":\"K\",\"City\":\"Pune\",\"n\":7}");
        assertEquals(Map.of("City", "Pune", "n", "7"), fields.others(Set.of("apikey")));
    }

    private static Fields fields(String json) throws Exception {
        return new Fields(new ObjectMapper().readTree(json));
    }
}
