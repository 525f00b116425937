package io.outdial.platform.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1, 50, 0, , ",
        "1, 50, 50, , ",
        "1, 50, 51, 2, ",
        "2, 50, 51, , 1",
        "2, 50, 101, 3, 1",
        "9, 50, 101, , 3",
        "2, 50, 0, , 1",
    })
    void neighboursOfAPage(int page, int limit, long total, Integer next, Integer previous) {
        assertEquals(new PageNumbers(total, page, next, previous), PageNumbers.of(new PageRequest(page, limit), total));
    }

    @Test
    void whatIsAbsentIsTheFirstPageOfFifty() {
        assertEquals(new PageRequest(1, 50), PageRequest.of(null, null));
        assertEquals(100_000_000_000L - 100_000, new PageRequest(1_000_000, 100_000).offset());
    }
}
