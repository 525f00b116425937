package io.outdial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegerFormatTest {

    @ParameterizedTest
    @CsvSource({
        "0, true, true",
        "2147483647, true, true",
        "-2147483648, true, true",
        "2147483648, false, true",
        "-2147483649, false, true",
        "9223372036854775807, false, true",
        "-9223372036854775808, false, true",
        "9223372036854775808, false, false",
        "123456789012345678901234567890, false, false",
        "-123456789012345678901234567890, false, false",
    })
    void boundsAreThoseOfTheBits(String number, boolean isInt32, boolean isInt64) throws Exception {
        var value = new ObjectMapper().readTree(number);

        assertEquals(isInt32, new IntegerFormat(32).matches(null, null, value));
        assertEquals(isInt64, new IntegerFormat(64).matches(null, null, value));
    }
}
