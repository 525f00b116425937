package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.StackOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "outdial bench",
        description =
                "Measures a stack of its own, each figure beside its baseline: pgbench with the same statements on the same"
                        + " server in the same minute.",
        footer = {
            "",
            "Needs wrk and pgbench of the system's packages. The whole takes about half an hour.",
            "Exit code 1 when an operation failed or the tables do not hold exactly what was acknowledged."
        })
final class BenchCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            defaultValue = "ALL",
            description =
                    "leads: AddCampaignData; load: bulk V4, 500 leads a call; import: files of records and of numbers not to call; restrictions: the restriction create; decisions: may this agent get that call;"
                            + " customers: pages, search and creates with a million of them;"
                            + " pull: GetPreviewRecord and records:pull out of a long list;"
                            + " notify: events to clients in held polls;"
                            + " together: what services tell each other, and what that costs;"
                            + " start: a service until its first answer, with and without a start-up cache;"
                            + " all: all but the last two (default).")
    private Selection what;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "Measured runs of each (default: 5).")
    private int runs;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "Of one run (default: 10).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "20",
            description =
                    "Seconds of a run before the measured ones; repeated until two differ by less than 10 %% (default: 20).")
    private int warmUpSeconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "Of wrk to the service, and of pgbench to PostgreSQL (default: 32).")
    private int connections;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps databases and logs in this new folder (default: a temporary one, removed at the end).")
    private Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything that was measured there, too.")
    private Path json;

    @Mixin
    private LeadOptions leads;

    @Mixin
    private PullOptions pull;

    @Mixin
    private NotifyOptions notify;

    @Mixin
    private ImportOptions imports;

    @Mixin
    private TogetherOptions together;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused") // picocli sets and reads it
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        Load load = load();
        Tools tools = Tools.find();
        Path home = StackOptions.findHome();
        Progress progress = progress(spec.commandLine().getErr());
        BenchStack stack = new BenchStack(home, Optional.ofNullable(data), notify.replicas(), progress);
        Thread onSignal = new Thread(() -> stopAndHalt(stack, tools), "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (stack) {
            stack.start();
            var unused = stack.failure().thenRun(tools::stop);
            return show(measure(stack, tools, load, home, progress));
        } catch (LocalFailure | SQLException e) {
            if (stack.isStopping() && onSignal.isAlive()) {
                // Ctrl-C: what failed, failed because of it.
                new CountDownLatch(1).await();
            }
            String line = stack.failure().getNow(e.getMessage());
            throw new LocalFailure(line, e);
        } finally {
            removeHook(onSignal);
        }
    }

    private Load load() {
        if (runs < 1 || seconds < 1 || warmUpSeconds < 1 || connections < 1 || connections > 150) {
            throw new ParameterException(
                    spec.commandLine(), "--runs, --seconds and --warm-up start at 1, --connections goes from 1 to 150");
        }
        if (!leads.isSound() || !pull.isSound() || !notify.isSound() || !imports.isSound() || !together.isSound()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--filled goes from 0 to 10000000, --records start at 1000, --snapshot and --marked at 0, --clients at 2 and --events at 1; --replicas go from 1 to 4,"
                            + " --rows from 1000 to 4000000, --marks at 10, --backlog at 1000, --held and --marks-per-second at 1");
        }
        return new Load(runs, seconds, warmUpSeconds, connections);
    }

    private Report measure(BenchStack stack, Tools tools, Load load, Path home, Progress progress) throws SQLException {
        Rounds rounds = new Rounds(load, progress);
        List<Result> results = new ArrayList<>();
        for (Benchmark benchmark :
                new Benchmarks(stack, tools, load, home, leads, pull, notify, imports, together).of(what)) {
            results.add(rounds.run(benchmark));
        }
        try (Connection connection = stack.database(OutdialService.OUTBOUND).connect()) {
            return new Report(Machine.look(connection, tools), load, results);
        }
    }

    private int show(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        report.lines().forEach(out::println);
        out.flush();
        if (json != null) {
            try {
                Files.writeString(json, report.json() + "\n");
            } catch (IOException e) {
                throw new LocalFailure(json + " cannot be written: " + e.getMessage(), e);
            }
        }
        return report.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Progress progress(PrintWriter err) {
        return new Progress() {
            @Override
            public void line(String text) {
                err.println(text);
                err.flush();
            }

            @Override
            public void status(String text) {}
        };
    }

    private static void stopAndHalt(BenchStack stack, Tools tools) {
        tools.stop();
        stack.close();
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    private static void removeHook(Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // A signal came first: the hook is at work and ends the process.
            new CountDownLatch(1).await();
        }
    }
}
