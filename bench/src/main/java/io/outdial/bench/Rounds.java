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
 * Runs the contenders of a benchmark in turn, A B A B and so on, so that a figure and its baseline are measured close
 * together: a slow minute and the growth of the tables affect both.
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
        long rowsBefore = rows(benchmark);
        Turns turns = new Turns(benchmark.numbers(), contenders.size() * (load.runs() + Load.MAX_WARM_UPS));
        contenders.forEach(turns::warmUp);
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (int round = 1; round <= load.runs(); round++) {
            for (Contender contender : contenders) {
                Run run = turns.next(contender, "run " + round + "/" + load.runs(), load.seconds());
                runs.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(run);
            }
        }
        List<Series> series = runs.entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue()))
                .toList();
        Result.Rows rows = benchmark.table().isEmpty()
                ? null
                : new Result.Rows(turns.acknowledged, rows(benchmark) - rowsBefore, turns.mayBeInFlight);
        List<Finding> findings = benchmark.afterwards(series, progress);
        return new Result(benchmark.name(), benchmark.title(), series, benchmark.ratios(), rows, findings);
    }

    /** The runs of all contenders, each with numbers that no other has, and what they leave in the table together. */
    private final class Turns {

        private final Numbers numbers;
        private final int most;
        private int taken;
        private long acknowledged;
        private long mayBeInFlight;

        Turns(Numbers numbers, int most) {
            this.numbers = numbers;
            this.most = most;
        }

        void warmUp(Contender contender) {
            Run before = next(contender, "warm-up", load.warmUpSeconds());
            for (int again = 1; again < Load.MAX_WARM_UPS; again++) {
                Run run = next(contender, "warm-up", load.warmUpSeconds());
                if (before.isCloseTo(run)) {
                    return;
                }
                before = run;
            }
        }

        Run next(Contender contender, String turn, int seconds) {
            Run run = contender.run(numbers.block(taken++, most), seconds);
            acknowledged += run.stored();
            mayBeInFlight += contender.cutsOff() ? (long) load.connections() * contender.rowsAnOperation() : 0;
            progress.line(String.format(
                    Locale.ROOT,
                    "  %-9s %-42s %,9.0f/s  p50 %6.2f ms  p99 %7.2f ms%s",
                    turn,
                    contender.name(),
                    run.perSecond(),
                    run.p50Millis(),
                    run.p99Millis(),
                    run.errors() == 0 ? "" : "  " + run.errors() + " errors, such as " + run.firstError()));
            return run;
        }
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
