package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.imports.ImportsStub;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The import command: its options, and its exit code. */
class ImportCommandTest {

    private static final String KEY = "a-secret-key";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theOptionsAreThoseOfTheApi() throws IOException {
        Path file = Files.writeString(folder.resolve("leads.jsonl"), "{}\n{}\n");
        try (ImportsStub stub = new ImportsStub()) {
            int code = run(
                    file.toString(),
                    "--campaign",
                    "Spring",
                    "--list",
                    "Second",
                    "--map",
                    "Mobile=phone",
                    "--map",
                    "Remarks=",
                    "--duplicates",
                    "policy=skip,scope=client,lastDays=90,byName=true",
                    "--dry-run",
                    "--url",
                    stub.url() + "/",
                    "--api-key",
                    KEY);

            assertEquals(0, code, err::toString);
            assertEquals(
                    "POST /v2/campaigns/c1/records:import {\"format\":\"ndjson\",\"dryRun\":true,"
                            + "\"columns\":{\"Mobile\":\"phone\",\"Remarks\":\"\"},\"callingList\":\"Second\","
                            + "\"duplicates\":{\"policy\":\"skip\",\"scope\":\"client\",\"lastDays\":90,\"byName\":true}}",
                    stub.requests().get(0));
            assertEquals(Set.of(KEY), Set.copyOf(stub.keys()));
            assertFalse((out.toString() + err).contains(KEY), out::toString);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--update                                     | {\"policy\":\"update\"}",
                "--duplicates policy=update                   | {\"policy\":\"update\"}",
                "--update --duplicates scope=client           | {\"scope\":\"client\",\"policy\":\"update\"}",
                "--update --duplicates policy=update,lastDays=9 | {\"policy\":\"update\",\"lastDays\":9}",
            })
    void knownRecordsAreUpdated(String options, String duplicates) throws IOException {
        Path file = Files.writeString(folder.resolve("leads.csv"), "phone\nchanged\n");
        try (ImportsStub stub = new ImportsStub()) {
            int code = run((file + " --campaign Spring --url " + stub.url() + " --api-key k " + options).split(" "));

            assertTrue(
                    stub.requests().get(0).contains("\"duplicates\":" + duplicates + "}"), stub.requests()::toString);
            assertEquals(0, code, err::toString);
        }
    }

    @Test
    void missingRowsEndWithTwo() throws IOException {
        Path file = Files.writeString(folder.resolve("leads.csv"), "phone\nwrong\n");
        try (ImportsStub stub = new ImportsStub()) {
            assertEquals(2, run(file.toString(), "--campaign", "Spring", "--url", stub.url(), "--api-key", KEY));
        }
        assertEquals("", err.toString());
    }

    @ParameterizedTest(name = "outdial import {0} -> exit {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--campaign X                                       | 2 | FILE",
                "leads.csv                                          | 2 | --campaign",
                "DIR/none.csv --campaign X                          | 1 | none.csv does not exist",
                "DIR --campaign X                                   | 1 | is not a file",
                "DIR/leads.csv --campaign X                         | 1 | start a stack there first",
                "DIR/leads.csv --campaign X --duplicates how=well   | 2 | not how",
                "DIR/leads.csv --campaign X --duplicates lastDays=x | 2 | a number of days, not x",
                "DIR/leads.csv --campaign X --update --duplicates policy=skip | 2 | and not policy=skip",
                "DIR/leads.csv --campaign X --map Mobile            | 2 | Mobile",
                "DIR/leads.csv --campaign X --url ftp://x --api-key k   | 2 | an address such as",
                "DIR/leads.csv --campaign X --url http://[ --api-key k  | 2 | an address",
            })
    void whatCannotBeDone(String arguments, int code, String message) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), "phone\n1\n");

        assertEquals(code, run(arguments.replace("DIR", folder.toString()).split(" +")), err::toString);

        assertTrue(err.toString().contains(message), err::toString);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return Outdial.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(new String[0]));
    }
}
