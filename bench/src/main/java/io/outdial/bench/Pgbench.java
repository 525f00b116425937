package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.FileTree;
import io.outdial.local.LocalFailure;
import io.outdial.local.postgres.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A baseline: pgbench with the service's statements, in prepared mode, with the same number of connections.
 *
 * @param script made by {@link Scripts#pgbench}
 * @param variables the values that stay the same from one transaction to the next
 */
record Pgbench(
        String name,
        Tool tool,
        Path script,
        DatabaseServer database,
        Map<String, String> variables,
        Numbers numbers,
        Load load)
        implements Contender {

    private static final Pattern PROCESSED = Pattern.compile("(?m)^number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("(?m)^number of failed transactions: (\\d+)");
    private static final Pattern PER_SECOND = Pattern.compile("(?m)^tps = ([0-9.]+)");

    static Tool find() {
        return Tool.find(
                "pgbench",
                "--version",
                "pgbench (PostgreSQL)",
                "apt-get install postgresql-contrib (Debian, Ubuntu), dnf install postgresql-contrib (Fedora),"
                        + " brew install postgresql (macOS)");
    }

    @Override
    public Run run(Block block, int seconds) {
        try {
            Path logs = Files.createTempDirectory(script.getParent(), "pgbench-log");
            String output = tool.run(arguments(block, seconds, logs), Map.of("PGPASSWORD", database.password()), logs);
            LatencyLog latencies = LatencyLog.read(logs);
            FileTree.delete(logs);
            return parse(output, latencies);
        } catch (IOException e) {
            throw new LocalFailure("the log of pgbench cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> arguments(Block block, int seconds, Path logs) {
        List<String> arguments = new ArrayList<>(List.of(
                "--host=" + database.host(),
                "--port=" + database.port(),
                "--username=" + database.user(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + load.connections(),
                "--jobs=" + load.threads(),
                "--time=" + seconds,
                "--file=" + script,
                "--log",
                "--log-prefix=" + logs.resolve("latency")));
        variables.forEach((name, value) -> arguments.add("--define=" + name + "=" + value));
        arguments.add("--define=clients=" + load.connections());
        arguments.add("--define=first=" + block.first());
        arguments.add("--define=step=" + numbers.step());
        arguments.add("--define=size=" + numbers.size());
        arguments.add("--define=i=-1");
        arguments.add(database.database());
        return arguments;
    }

    /** pgbench waits for every transaction to finish. */
    @Override
    public boolean cutsOff() {
        return false;
    }

    static Run parse(String output, LatencyLog latencies) {
        long processed = (long) number(PROCESSED, output);
        long failed = (long) number(FAILED, output);
        return new Run(
                processed,
                failed,
                failed == 0 ? "" : "transaction failed",
                processed / number(PER_SECOND, output),
                latencies.percentileMillis(50),
                latencies.percentileMillis(99));
    }

    private static double number(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new LocalFailure("pgbench did not report "
                    + pattern.pattern().replaceAll("[^a-z =]", "").strip() + ": "
                    + output.lines().reduce((first, second) -> second).orElse("it printed nothing"));
        }
        return Double.parseDouble(found.group(1));
    }
}
