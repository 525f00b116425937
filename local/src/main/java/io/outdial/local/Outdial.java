package io.outdial.local;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code outdial} command. A subcommand is a class of its own, listed here. */
@Command(
        name = "outdial",
        description = "Runs Outdial, the control plane for outbound calling campaigns, on this machine.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            CredentialsCommand.class,
            KeysCommand.class,
            AuditCommand.class,
            EventsCommand.class,
            ImportCommand.class,
            ReconcileCommand.class,
            ImagesCommand.class,
            CachesCommand.class
        },
        mixinStandardHelpOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Begin with: ./outdial up",
            "Help on a command: ./outdial COMMAND --help",
            "Benchmarks, a program of their own: ./outdial bench"
        })
public final class Outdial implements Runnable {

    @Spec
    private CommandSpec spec;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused") // picocli sets and reads it
    private boolean help;

    public static void main(String[] arguments) {
        // UTF-8 whatever the locale: in a container it is often POSIX, while the terminal outside shows UTF-8.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(commandLine().setOut(out).execute(arguments));
    }

    /**
     * Exit codes: 0 done, 1 it did not work (one line on stderr says why), 2 the command was not understood;
     * {@code import} also ends with 2 if rows are missing.
     */
    static CommandLine commandLine() {
        return new CommandLine(new Outdial())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, command.getErr()));
    }

    private static int fail(Exception failure, PrintWriter err) {
        String line = failure instanceof LocalFailure ? failure.getMessage() : "unexpected: " + failure;
        err.println("outdial: " + line.lines().findFirst().orElse(""));
        err.flush();
        return ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
