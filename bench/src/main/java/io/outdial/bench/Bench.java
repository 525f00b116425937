package io.outdial.bench;

import io.outdial.local.LocalFailure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** {@code outdial bench}: a separate program, so that the {@code outdial} command does not contain it. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Exit codes: 0 done, 1 it did not work (one line on stderr says why), 2 the command was not understood. */
    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, command.getErr()));
    }

    private static int fail(Exception failure, PrintWriter err) {
        String line = failure instanceof LocalFailure ? failure.getMessage() : "unexpected: " + failure;
        err.println("outdial: " + line.lines().findFirst().orElse(""));
        err.flush();
        return ExitCode.SOFTWARE;
    }
}
