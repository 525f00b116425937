package io.outdial.bench.torture;

import io.outdial.bench.torture.link.Links;
import io.outdial.local.FileTree;
import io.outdial.local.LocalFailure;
import io.outdial.local.Progress;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code outdial torture}. */
@Command(
        name = "outdial torture",
        description =
                "Breaks a stack of its own on purpose, under load, and says whether what it had promised was kept.",
        footer = {"", "Exit code 1 when a promise was broken; the history of what it is about is printed."})
public final class TortureCommand implements Callable<Integer> {

    private static final int MAX_SEED = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "5", description = "How long (default: 5).")
    private int minutes;

    @Option(names = "--seed", paramLabel = "S", description = "Which faults come when; one of its own is printed.")
    private Long seed;

    @Option(names = "--only", paramLabel = "FAULT", description = "${COMPLETION-CANDIDATES} (default: all of them).")
    private Fault only;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "2",
            description = "Processes of each service (default: 2).")
    private int replicas;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps databases and logs in this new folder (default: a temporary one, removed at the end).")
    private Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused") // picocli sets and reads it
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1 || replicas < 1 || replicas > ServiceReplica.MAX_REPLICAS) {
            throw new ParameterException(
                    spec.commandLine(), "--minutes start at 1, --replicas go from 1 to " + ServiceReplica.MAX_REPLICAS);
        }
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(MAX_SEED) : seed;
        List<Fault> faults = only == null ? List.of(Fault.values()) : List.of(only);
        Path folder = data == null ? Files.createTempDirectory("outdial-torture") : data.toAbsolutePath();
        Progress progress = progress(spec.commandLine().getOut());
        Links links = new Links();
        StackOptions options = StackOptions.onFreePorts(StackOptions.findHome(), folder)
                .withReplicas(replicas)
                .withWiring(links);
        Stack stack = new Stack(options, progress);
        Thread onSignal = new Thread(stack::stop, "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (links;
                stack) {
            stack.start();
            progress.line(String.format(
                    Locale.ROOT,
                    "torture: %d min, %d of each service, %s, --seed %d",
                    minutes,
                    replicas,
                    faults,
                    chosen));
            FaultPlan plan = new FaultPlan(chosen, faults, replicas);
            return new Torture(stack, links, chosen, Patience.ALONE, progress)
                            .run(plan, Duration.ofMinutes(minutes))
                            .isEmpty()
                    ? ExitCode.OK
                    : ExitCode.SOFTWARE;
        } finally {
            if (data == null) {
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new LocalFailure("the data in " + folder + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static Progress progress(PrintWriter out) {
        return new Progress() {
            @Override
            public void line(String text) {
                out.println(text);
                out.flush();
            }

            @Override
            public void status(String text) {}
        };
    }
}
