package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.LocalFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command line and the programs it runs; what is measured needs a whole stack and is no matter of a test. */
class BenchTest {

    @ParameterizedTest(name = "outdial torture {0} -> exit {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--help        | 0 | Usage: outdial torture",
                "--minutes 0   | 2 | --minutes start at 1",
                "--replicas 5  | 2 | --replicas go from 1 to 4",
                "--only flood  | 2 | expected one of [KILL, PAUSE, DATABASE, REGISTRY, ",
                "--seed x      | 2 | is not a long",
            })
    void commandLineOfTorture(String arguments, int code, String message) {
        StringWriter output = new StringWriter();
        CommandLine torture = Bench.torture().setOut(new PrintWriter(output)).setErr(new PrintWriter(output));

        assertEquals(code, torture.execute(arguments.split(" ")));
        assertTrue(output.toString().contains(message), output.toString());
    }

    @ParameterizedTest(name = "outdial bench {0} -> exit {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--help            | 0 | Usage: outdial bench",
                "faster            | 2 | faster",
                "leads --runs 0    | 2 | --runs, --seconds and --warm-up start at 1",
                "--connections 151 | 2 | from 1 to 150",
                "pull --records 9  | 2 | --records start at 1000",
                "notify --replicas 5 | 2 | --replicas go from 1 to 4",
                "together --held 0 | 2 | --held and --marks-per-second at 1",
                "--seconds many    | 2 | is not an int",
            })
    void commandLine(String arguments, int code, String message) {
        StringWriter output = new StringWriter();
        CommandLine bench = Bench.commandLine().setOut(new PrintWriter(output)).setErr(new PrintWriter(output));

        assertEquals(code, bench.execute(arguments.split(" ")));
        assertTrue(output.toString().contains(message), output.toString());
    }

    @Test
    void aMissingProgramIsOneLineThatSaysWhatToInstall() {
        LocalFailure failure = assertThrows(
                LocalFailure.class, () -> Tool.find("outdial-no-such-program", "--version", "x", "apt-get install it"));

        assertEquals(
                "outdial-no-such-program is not installed, and bench needs it: apt-get install it",
                failure.getMessage());
    }

    @Test
    void aWrapperWithoutItsProgramIsMissingToo() {
        assertThrows(LocalFailure.class, () -> Tool.find("sh", "--no-such-option", "pgbench", "apt-get install it"));
    }

    @Test
    void aFailedProgramIsTold() {
        Tool shell = Tool.find("sh", "--version", "", "a shell");

        LocalFailure failure = assertThrows(
                LocalFailure.class,
                () -> shell.run(List.of("-c", "echo begun; echo error: full; exit 3"), Map.of(), Path.of(".")));

        assertEquals("sh failed (exit code 3): error: full", failure.getMessage());
    }

    @Test
    void nothingStartsAfterAStop() {
        Tool shell = Tool.find("sh", "--version", "", "a shell");
        shell.stop();

        assertThrows(LocalFailure.class, () -> shell.run(List.of("-c", "true"), Map.of(), Path.of(".")));
    }
}
