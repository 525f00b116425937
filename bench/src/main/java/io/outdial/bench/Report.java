package io.outdial.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All results, as a table for people and as JSON for scripts. */
record Report(Machine machine, Load load, List<Result> results) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    boolean isGood() {
        return results.stream().allMatch(Result::isGood);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%d cores (%s), shared by load, services and PostgreSQL; Java %s, PostgreSQL %s"
                .formatted(machine.cores(), machine.processor(), machine.java(), machine.postgres()));
        lines.add(machine.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", ")));
        lines.add(
                "%d connections, %d runs of %d s each in turn, after runs of %d s until two differed by less than 10 %%"
                        .formatted(load.connections(), load.runs(), load.seconds(), load.warmUpSeconds()));
        results.forEach(result -> add(result, lines));
        return lines;
    }

    private static void add(Result result, List<String> lines) {
        lines.add("");
        lines.add(result.name() + ": " + result.title());
        lines.add("  %-42s %9s  %17s  %8s  %8s  %6s"
                .formatted("", "median/s", "min - max", "p50 ms", "p99 ms", "errors"));
        for (Series series : result.series()) {
            Spread rate = series.perSecond();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-42s %,9.0f  %,8.0f - %,6.0f  %8.2f  %8.2f  %6d",
                    series.contender(),
                    rate.median(),
                    rate.min(),
                    rate.max(),
                    series.p50Millis().median(),
                    series.p99Millis().median(),
                    series.errors()));
        }
        for (Map.Entry<String, String> ratio : result.ratios()) {
            Spread spread = result.series(ratio.getKey()).ratioTo(result.series(ratio.getValue()));
            lines.add(String.format(
                    Locale.ROOT,
                    "  ratio %.3f (%.3f - %.3f)  %s : %s",
                    spread.median(),
                    spread.min(),
                    spread.max(),
                    ratio.getKey(),
                    ratio.getValue()));
        }
        result.series().stream()
                .filter(series -> series.errors() > 0)
                .forEach(series -> lines.add("  first error of " + series.contender() + ": " + series.firstError()));
        result.findings().forEach(finding -> lines.add("  " + finding.line()));
        if (result.rows() != null) {
            lines.add(line(result.rows()));
        }
    }

    private static String line(Result.Rows rows) {
        return String.format(
                Locale.ROOT,
                "  rows: %,d acknowledged, %,d in the table (up to %,d more were in flight when wrk ended): %s",
                rows.acknowledged(),
                rows.found(),
                rows.mayBeInFlight(),
                rows.areAllThere() ? "all there" : "THEY DO NOT FIT");
    }

    String json() {
        Map<String, Object> ratios = results.stream().collect(Collectors.toMap(Result::name, Report::ratios));
        try {
            return JSON.writeValueAsString(
                    Map.of("machine", machine, "load", load, "results", results, "ratios", ratios));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written as JSON", e);
        }
    }

    private static List<Map<String, Object>> ratios(Result result) {
        return result.ratios().stream()
                .map(ratio -> Map.<String, Object>of(
                        "of", ratio.getKey(),
                        "to", ratio.getValue(),
                        "perRound", result.series(ratio.getKey()).ratioTo(result.series(ratio.getValue()))))
                .toList();
    }
}
