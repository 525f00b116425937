package io.outdial.bench;

import io.outdial.local.LocalFailure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of the system's packages that makes load. One run at a time, which {@link #stop} ends from another thread.
 */
final class Tool {

    private final String program;
    private String version;
    private Process running;
    private boolean stopped;

    private Tool(String program) {
        this.program = program;
    }

    /**
     * @param program found on the PATH
     * @param ask makes it tell its version
     * @param answer how that begins
     * @param install what to type where it is absent
     */
    static Tool find(String program, String ask, String answer, String install) {
        Tool tool = new Tool(program);
        try {
            tool.version = tool.outcome(List.of(ask), Map.of(), Path.of("."))
                    .output()
                    .lines()
                    .filter(line -> line.startsWith(answer))
                    .findFirst()
                    .orElseThrow(() -> new LocalFailure(program + " does not tell its version"));
            return tool;
        } catch (LocalFailure e) {
            throw new LocalFailure(program + " is not installed, and bench needs it: " + install, e);
        }
    }

    /** As it calls itself. */
    String version() {
        return version;
    }

    /**
     * Runs it to its end and returns what it printed.
     *
     * @param environment added to our own; the place of secrets, which do not belong into a command line
     */
    String run(List<String> arguments, Map<String, String> environment, Path folder) {
        Outcome outcome = outcome(arguments, environment, folder);
        if (outcome.code() != 0) {
            throw new LocalFailure(
                    program + " failed (exit code " + outcome.code() + "): " + tellingLine(outcome.output()));
        }
        return outcome.output();
    }

    private record Outcome(int code, String output) {}

    private Outcome outcome(List<String> arguments, Map<String, String> environment, Path folder) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // The user's settings for another server, or a language that bench cannot parse.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        builder.environment().putAll(environment);
        try {
            Process process = start(builder);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new LocalFailure(program + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while " + program + " was running", e);
        }
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (stopped) {
            throw new LocalFailure("stopped");
        }
        running = builder.start();
        return running;
    }

    /** Ends the current run; no further run can be started. */
    synchronized void stop() {
        stopped = true;
        if (running != null) {
            running.destroy();
        }
    }

    private static String tellingLine(String output) {
        return output.lines()
                .filter(line -> line.contains("error") || line.contains("ERROR") || line.contains("fatal"))
                .findFirst()
                .or(() -> output.lines().reduce((first, second) -> second))
                .orElse("it printed nothing");
    }
}
