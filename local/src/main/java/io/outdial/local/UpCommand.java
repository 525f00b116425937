package io.outdial.local;

import io.outdial.local.postgres.DatabaseServer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Starts PostgreSQL, the four services and the gateway, and runs until Ctrl-C.",
        footer = {
            "",
            "The first start makes the databases, the credentials and the demo data, and shows the credentials; later"
                    + " ones find them again.",
            "Ctrl-C stops the gateway, the services and PostgreSQL in this order.",
            "When a service or PostgreSQL ends by itself, one line says which, everything else is stopped and the exit"
                    + " code is 1: half a stack would answer in ways that no whole one does. With --replicas this begins"
                    + " with the last process of a service; the end of another one is reported, and the rest runs on.",
            "Logs: DIR/logs, one for each process; those of its last nine starts are kept."
        })
final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--port", paramLabel = "N", description = "Port of the gateway (default: 8080; 0: any free one).")
    private int port = StackOptions.DEFAULT_PORT;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address of the gateway (default: 127.0.0.1).")
    private String bind = StackOptions.DEFAULT_BIND;

    @Option(
            names = "--service-ports",
            paramLabel = "BASE",
            description = {
                "Ports of the services are BASE to BASE+3 (default: 8081; 0: any free ones).",
                "With --replicas those of the processes follow them; last come the ports of their health and metrics."
            })
    private int serviceBasePort = OutdialService.RESTRICTIONS.defaultPort();

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = {
                "Runs N processes of each service, 1 to 4 (default: 1), of about 400 MB each.",
                "The gateway gives each its turn, passes over one that is away, and keeps an agent's desktop at its"
                        + " process by a cookie."
            })
    private int replicas = 1;

    @Option(names = "--fresh", description = "Deletes databases, credentials and keys of the data folder first.")
    private boolean fresh;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = {
                "Uses this server instead of the embedded one: postgresql://user:password@host:port/database;",
                "without a password in it, PGPASSWORD is taken. The user must be allowed to create roles and databases."
            })
    private String postgres;

    @Option(names = "--no-demo", description = "Does not load the demo data.")
    private boolean noDemo;

    @Override
    public Integer call() throws InterruptedException {
        if (replicas < 1 || replicas > ServiceReplica.MAX_REPLICAS) {
            throw new ParameterException(
                    spec.commandLine(), "--replicas wants 1 to " + ServiceReplica.MAX_REPLICAS + ", not " + replicas);
        }
        if (fresh && postgres != null) {
            throw new LocalFailure(
                    "--fresh does not delete databases of a server given with --postgres; drop them there"
                            + " yourself and leave --fresh out");
        }
        Progress progress = new ConsoleProgress(spec.commandLine().getOut(), Boolean.getBoolean("outdial.terminal"));
        StackOptions options = options();
        progress.line("Outdial, data in " + options.data().toAbsolutePath().normalize());
        Stack stack = new Stack(options, progress);
        Thread onSignal = new Thread(() -> stopAndHalt(stack, progress), "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        String failure;
        try {
            stack.start();
            new Summary(stack).lines().forEach(progress::line);
            failure = stack.failure().join();
        } catch (LocalFailure e) {
            if (stack.isStopping() && onSignal.isAlive()) {
                new CountDownLatch(1).await();
            }
            throw e;
        } finally {
            removeHook(onSignal);
        }
        progress.line(failure);
        progress.line("stopping the rest");
        stack.stop();
        return ExitCode.SOFTWARE;
    }

    private StackOptions options() {
        return new StackOptions(
                StackOptions.findHome(),
                common.path(),
                bind,
                port,
                serviceBasePort,
                replicas,
                fresh,
                Optional.ofNullable(postgres).map(url -> DatabaseServer.parse(url, System.getenv())),
                !noDemo,
                Map.of(),
                Wiring.DIRECT);
    }

    /** The JVM would otherwise report the signal as an exit code, although everything went as asked. */
    private static void stopAndHalt(Stack stack, Progress progress) {
        progress.line("stopping");
        int code = ExitCode.OK;
        try {
            stack.stop();
            progress.line("stopped");
        } catch (LocalFailure e) {
            progress.line(e.getMessage());
            code = ExitCode.SOFTWARE;
        }
        Runtime.getRuntime().halt(code);
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
