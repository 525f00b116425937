package io.outdial.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowTest {

    @Test
    void cellsStandBetweenCommas() {
        assertEquals("a,,,b\r\n", CsvRow.of(Arrays.asList("a", null, "", "b")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"one, two|\"one, two\"", "a \"b\"|\"a \"\"b\"\"\"", "a;b|\"a;b\"", "it's|it's", "1-2|1-2"})
    void whatWouldEndACellIsQuoted(String cell, String written) {
        assertEquals(written + "\r\n", CsvRow.of(List.of(cell)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+12025550171", "-2", "@SUM(A1)", "\uFF1D1"})
    void noCellIsRun(String cell) {
        assertEquals("'" + cell + "\r\n", CsvRow.of(List.of(cell)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1", "=\"x\""})
    void norOneThatNeedsQuotes(String cell) {
        assertEquals("\"'" + cell.replace("\"", "\"\"") + "\"\r\n", CsvRow.of(List.of(cell)));
    }
}
