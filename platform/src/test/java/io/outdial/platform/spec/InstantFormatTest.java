package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantFormatTest {

    private static final JsonMapper JACKSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @ParameterizedTest
    @CsvSource({
        "2030-03-10T02:30:00Z, 2030-03-10T02:30:00Z",
        "2030-03-10t02:30:00z, 2030-03-10T02:30:00Z",
        "2030-03-10T02:30:00.123456789+05:30, 2030-03-09T21:00:00.123456789Z",
        "2030-03-10T02:30:00-00:00, 2030-03-10T02:30:00Z",
        "2028-02-29T00:00:00+18:00, 2028-02-28T06:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
    })
    void whatPassesIsReadAsWhatItSays(String text, Instant expected) throws JsonProcessingException {
        assertTrue(InstantFormat.isInstant(text));
        assertEquals(expected, JACKSON.readValue('"' + text + '"', Instant.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2030",
                "2030-01",
                "2030-01-31",
                "2030-01-31 18:00:00Z",
                "2030-01-31T18:00:00",
                "2030-01-31T18:00Z",
                "2030-01-31T18Z",
                "2030-02-30T00:00:00Z",
                "2029-02-29T00:00:00Z",
                "2030-13-01T00:00:00Z",
                "2030-00-10T00:00:00Z",
                "2030-01-31T24:00:00Z",
                "2030-01-31T23:60:00Z",
                "2030-01-31T23:59:60Z",
                "2030-01-31T18:00:00.Z",
                "2030-01-31T18:00:00.1234567890Z",
                "2030-01-31T18:00:00+19:00",
                "2030-01-31T18:00:00+0200",
                "2030-01-31T18:00:00+02",
                "2030-01-31T18:00:00+05:61",
                "2030-01-31T18:00:00Z[UTC]",
                "2030-01-31T18:00:00 Z",
                " 2030-01-31T18:00:00Z",
                "2030-01-31T18:00:00Z\n",
                "10000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+294277-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "-4714-01-01T00:00:00Z",
                // In UTC these are of the year before 1, and of that after 9999
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "infinity",
                "-infinity",
                "now",
                "1893456000",
                "٢٠٣٠-٠١-٣١T18:00:00Z"
            })
    void everythingElseIsNone(String text) {
        assertFalse(InstantFormat.isInstant(text));
    }
}
