package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PerNumberTest {

    private static final int MILLION = 1_000_000;

    private final PerNumber values = new PerNumber();

    @Test
    void isZeroAtFirst() {
        assertEquals(0, values.of(PerNumber.number(0)));
        assertEquals(0, values.of(PerNumber.number(MILLION)));
    }

    @Test
    void tellsWhatWasPut() {
        assertEquals(0, values.put("+13122000007", 1));
        assertEquals(1, values.put("+13122000007", 2));
        assertEquals(0, values.put(PerNumber.number(MILLION), 1_000));

        Map<String, Integer> all = new TreeMap<>();
        values.forEach(all::put);
        assertEquals(Map.of("+13122000007", 2, "+13123000000", 127), all);
        assertEquals(2, values.of("+13122000007"));
    }

    @Test
    void hasNoNumbersOfOthers() {
        List.of("+4930123456", "+12025550105", "+13121999999", "+131220000000").forEach(phone -> {
            values.put(phone, 1);
            assertEquals(0, values.of(phone));
        });
        values.forEach((phone, value) -> fail(phone));
    }
}
