package io.outdial.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged {@code outdial} program as a process, started with the line that ends the {@code outdial} script. The
 * script itself would first rebuild what it finds out of date, under the feet of the Maven run that these tests are
 * part of.
 */
final class Command {

    private static final String HOME = System.getProperty("outdial.home");
    private static final long TIMEOUT_SECONDS = 90;

    private Command() {}

    record Outcome(int code, String out, String err) {}

    static List<String> line(String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Doutdial.home=" + HOME,
                "-Doutdial.terminal=false",
                "-jar",
                System.getProperty("outdial.jar")));
        line.addAll(List.of(arguments));
        return line;
    }

    /** Runs a command that ends by itself. */
    static Outcome run(String... arguments) {
        return run(line(arguments), Map.of());
    }

    static Outcome run(List<String> line, Map<String, String> environment) {
        try {
            Path out = Files.createTempFile("outdial", ".out");
            Path err = Files.createTempFile("outdial", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(line + " did not end");
            }
            Outcome outcome = new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
