package io.outdial.outbound.cloudagent.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowIdsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1           | 1-1",
                "2,3,5       | 2-2 3-3 5-5",
                "3-10        | 3-10",
                "3 - 10      | 3-10",
                "1-999999999 | 1-999999999",
                "7,3-4       | 7-7 3-4",
                "3-1         | none",
                "a           | none",
                "1,a         | none",
                "-1          | none",
                "1-          | none",
                "1.5         | none",
                "9999999999999999999 | none",
            })
    void idsAndRanges(String text, String expected) {
        assertEquals(
                expected,
                RowIds.read(Stream.of(text.split(",")).toList())
                        .map(ids -> ids.ranges().stream()
                                .map(range -> range.first() + "-" + range.last())
                                .collect(Collectors.joining(" ")))
                        .orElse("none"));
    }

    @Test
    void noMoreThanAHundred() {
        assertEquals(
                100,
                RowIds.read(Stream.generate(() -> "1").limit(100).toList())
                        .map(RowIds::ranges)
                        .map(List::size)
                        .orElse(0));
        assertEquals(
                true,
                RowIds.read(Stream.generate(() -> "1").limit(101).toList()).isEmpty());
    }
}
