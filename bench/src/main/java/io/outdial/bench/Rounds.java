package io.outdial.bench;

import io.outdial.local.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the contenders of a benchmark in turn, A B A B and so on, so that a figure and its yardstick stand side by side in time: a slow minute, and how large the
 * tables have grown, fall on both.
 */
final class Rounds {

    private final Load load;
    private final Progress progress;

    Rounds(Load load, Progress progress) {
        this.load = load;
        this.progress = progress;
    }

    Result run(Benchmark benchmark) throws SQLException {
        progress.line(benchmark.name() + ": " + benchmark.title());
        benchmark.prepare();
        List<Contender> contenders = benchmark.contenders();
        int blocks = contenders.size() * (load.runs() + 1);
        long rowsBefore = rows(benchmark);
        long acknowledged = 0;
        long mayBeUnderWay = 0;
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round <= load.runs(); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get(i);
                boolean isWarmUp = round == 0;
                Run run = contender.run(
                        benchmark.numbers().block(round * contenders.size() + i, blocks),
                        isWarmUp ? load.warmUpSeconds() : load.seconds());
                acknowledged += run.stored();
                mayBeUnderWay += contender.cutsOff() ? load.connections() : 0;
                if (!isWarmUp) {
                    runs.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                            .add(run);
                }
                progress.line(String.format(
                        Locale.ROOT,
                        "  %-9s %-42s %,9.0f/s  p50 %6.2f ms  p99 %7.2f ms%s",
                        isWarmUp ? "warm-up" : "run " + round + "/" + load.runs(),
                        contender.name(),
                        run.perSecond(),
                        run.p50Millis(),
                        run.p99Millis(),
                        run.errors() == 0 ? "" : "  " + run.errors() + " errors, such as " + run.firstError()));
            }
        }
        List<Series> series = runs.entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue()))
                .toList();
        Result.Rows rows = benchmark.table().isEmpty()
                ? null
                : new Result.Rows(acknowledged, rows(benchmark) - rowsBefore, mayBeUnderWay);
        List<Finding> findings = benchmark.afterwards(series, progress);
        return new Result(benchmark.name(), benchmark.title(), series, benchmark.ratios(), rows, findings);
    }

    private static long rows(Benchmark benchmark) throws SQLException {
        if (benchmark.table().isEmpty()) {
            return 0;
        }
        try (Connection connection = benchmark.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM " + benchmark.table().get())) {
            row.next();
            return row.getLong(1);
        }
    }
}
