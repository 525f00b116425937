package io.outdial.bench;

import io.outdial.bench.torture.TortureCommand;
import io.outdial.local.LocalFailure;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/**
 * {@code outdial bench} and {@code outdial torture}: a separate program, so that the {@code outdial} command does not
 * contain them.
 */
public final class Bench {

    private static final String TORTURE = "torture";

    private Bench() {}

    public static void main(String[] arguments) {
        boolean isTorture = arguments.length > 0 && arguments[0].equals(TORTURE);
        System.exit(
                isTorture
                        ? torture().execute(Arrays.copyOfRange(arguments, 1, arguments.length))
                        : commandLine().execute(arguments));
    }

    /** Exit codes: 0 done, 1 it did not work (one line on stderr says why), 2 the command was not understood. */
    static CommandLine commandLine() {
        return commandLine(new BenchCommand());
    }

    /** The same exit codes. */
    static CommandLine torture() {
        return commandLine(new TortureCommand());
    }

    private static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> fail(failure, line.getErr()));
    }

    private static int fail(Exception failure, PrintWriter err) {
        String line = failure instanceof LocalFailure ? failure.getMessage() : "unexpected: " + failure;
        err.println("outdial: " + line.lines().findFirst().orElse(""));
        err.flush();
        return ExitCode.SOFTWARE;
    }
}
