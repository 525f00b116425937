package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

    private static Series series(String name, long... perSecond) {
        return new Series(
                name,
                Arrays.stream(perSecond)
                        .mapToObj(rate -> new Run(rate * 10, 0, "", 10, 1, 2))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"3 1 2, 2, 1, 3", "4 1 3 2, 2.5, 1, 4", "7, 7, 7, 7", "5 5 1 9 9, 5, 1, 9"})
    void spread(String values, double median, double min, double max) {
        double[] numbers = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();

        assertEquals(new Spread(median, min, max), Spread.of(numbers));
    }

    @Test
    void nothingMeasuredHasNoSpread() {
        assertThrows(IllegalArgumentException.class, Spread::of);
    }

    @Test
    void ratioIsOfTheSameRound() {
        // The machine was slow in the second round, for both: the ratio of the medians would be 0.5, that of each round
        // is 0.25.
        Series service = series("service", 250, 100, 500);
        Series baseline = series("baseline", 1_000, 400, 2_000);

        assertEquals(new Spread(0.25, 0.25, 0.25), service.ratioTo(baseline));
    }

    @ParameterizedTest
    @CsvSource({"100, 100, true", "100, 132, true", "100, 133, false", "100, 99, false"})
    void everyAcknowledgedRowMustBeThere(long acknowledged, long found, boolean good) {
        assertEquals(good, new Result.Rows(acknowledged, found, 32).areAllThere());
    }

    @Test
    void aReportWithErrorsIsNotGood() {
        Series good = series("service", 100);
        Series bad = new Series("pgbench", List.of(new Run(10, 1, "it broke", 1, 1, 2)));
        Result.Rows rows = new Result.Rows(5, 5, 0);
        List<Map.Entry<String, String>> ratios = List.of(Map.entry("service", "pgbench"));

        Report report = report(new Result("leads", "title", List.of(good, bad), ratios, rows, List.of()));

        assertFalse(report.isGood());
        assertTrue(report.lines().stream().anyMatch(line -> line.contains("first error of pgbench: it broke")));
        assertTrue(report(new Result("leads", "title", List.of(good), List.of(), rows, List.of()))
                .isGood());
    }

    @Test
    void tableAndJsonSayTheSame() {
        Result result = new Result(
                "leads",
                "title",
                List.of(series("service", 2_000), series("pgbench", 8_000)),
                List.of(Map.entry("service", "pgbench")),
                new Result.Rows(10, 10, 0),
                List.of());

        Report report = report(result);

        assertTrue(report.lines().stream()
                .anyMatch(line -> line.contains("ratio 0.250 (0.250 - 0.250)  service : pgbench")));
        assertTrue(report.json().contains("\"median\" : 0.25"), report.json());
        assertTrue(report.json().contains("\"stored\" : 20000"), report.json());
    }

    private static Report report(Result result) {
        Machine machine = new Machine(2, "processor", "17", "18", "wrk", "pgbench", Map.of("fsync", "on"));
        return new Report(machine, new Load(1, 10, 1, 32), List.of(result));
    }
}
