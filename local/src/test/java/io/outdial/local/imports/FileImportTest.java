package io.outdial.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.LocalFailure;
import io.outdial.local.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file is loaded to its end, whatever comes between. */
class FileImportTest {

    private static final String CREATED =
            "POST /v2/campaigns/c1/records:import {\"format\":\"csv\",\"dryRun\":false,\"columns\":{\"Mobile\":\"phone\"}}";
    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ZERO;

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private ImportsStub stub;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        stub = new ImportsStub();
        file = Files.writeString(folder.resolve("leads.csv"), "Mobile\n1\n2\n");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void rowsThatAreMissingAreToldAndSaved() throws IOException {
        Files.writeString(file, "Mobile\n1\nknown\nwrong\n2\n");

        assertEquals(2, run(PLENTY, folder.resolve("rejections.csv")));

        assertEquals(
                List.of(
                        "Import " + ImportsStub.idOf(1) + " is completed: 4 rows",
                        "  duplicate                 1",
                        "  invalid                   1",
                        "  stored                    2",
                        "Rows that were not taken, and why: " + folder.resolve("rejections.csv")),
                lines);
        assertEquals("line,code,message,row\r\n", Files.readString(folder.resolve("rejections.csv")));
        assertEquals(List.of(CREATED, put(1, 0)), stub.requests());
    }

    @Test
    void rowsThatAreKnownAreNotMissing() throws IOException {
        Files.writeString(file, "Mobile\n1\nknown\n");

        assertEquals(0, run(PLENTY, null));

        assertEquals(
                "Rows that were not taken, and why: " + stub.url() + "/v2/imports/" + ImportsStub.idOf(1)
                        + "/rejections",
                lines.get(lines.size() - 1));
    }

    @Test
    void aCutInTheMiddleIsGoneOnFrom() throws IOException {
        String rows = "Mobile\n" + "12025550143\n".repeat(500_000);
        Files.writeString(file, rows);
        stub.cutAfter(1_000_000);
        stub.cutAfter(2_000_000);

        assertEquals(0, run(PLENTY, null));

        assertEquals(List.of(CREATED, put(1, 0), put(1, 1_000_000), put(1, 3_000_000)), stub.requests());
        assertEquals(rows, stub.received());
        assertTrue(lines.get(lines.size() - 1).endsWith("500,000"), lines::toString);
    }

    @Test
    void aCompressedFileIsSentAgainFromItsBeginning() throws IOException {
        Path compressed = folder.resolve("leads.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write("Mobile\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8));
        }
        file = compressed;
        stub.answer(503, "{}");

        assertEquals(0, run(PLENTY, null));

        assertEquals(List.of(CREATED, put(1, 0), put(1, 0)), stub.requests());
        assertEquals("Mobile\n1\n2\n3\n", stub.received());
    }

    @Test
    void theSameCommandGoesOn() {
        stub.cutAfter(9);
        LocalFailure cut = assertThrows(LocalFailure.class, () -> run(AT_ONCE, null));
        assertTrue(cut.getMessage().contains("start the command again"), cut::getMessage);

        assertEquals(0, run(PLENTY, null));

        assertEquals(List.of(CREATED, put(1, 0), put(1, 9)), stub.requests());
        assertEquals("Mobile\n1\n2\n", stub.received());
        assertEquals(0, run(PLENTY, null));
        assertEquals(CREATED, stub.requests().get(3), "it was over, so another one begins");
    }

    @Test
    void whatWasCompletedMeanwhileIsNotLoadedAgain() {
        stub.cutAfter(9);
        assertThrows(LocalFailure.class, () -> run(AT_ONCE, null));
        stub.end("completed");

        assertEquals(0, run(PLENTY, null));

        assertEquals(List.of(CREATED, put(1, 0)), stub.requests());
    }

    @Test
    void anotherFileIsAnotherImport() throws IOException {
        stub.cutAfter(9);
        assertThrows(LocalFailure.class, () -> run(AT_ONCE, null));
        Files.writeString(file, "Mobile\n1\n2\n3\n");

        assertEquals(0, run(PLENTY, null));

        assertEquals(List.of(CREATED, put(1, 0), CREATED, put(2, 0)), stub.requests());
    }

    @Test
    void aRefusalOfTheFileSaysWhatIsWrong() {
        stub.answer(
                422,
                "{\"message\":\"Validation failed\",\"errors\":[{\"path\":[\"data\"],\"message\":\"No column is phone\"}]}");

        LocalFailure failure = assertThrows(LocalFailure.class, () -> run(PLENTY, null));

        assertEquals("the file was refused: 422 Validation failed: data: No column is phone", failure.getMessage());
    }

    /** Nothing takes the rest of the file, so that it can never be sent. */
    @Test
    @Timeout(20)
    void aRefusalMayComeBeforeTheFilesEnd() throws IOException {
        Files.writeString(file, "Mobile\n" + "12025550143\n".repeat(4_000_000));
        stub.answerAtOnce(422, "{\"message\":\"Validation failed\"}");

        LocalFailure failure = assertThrows(LocalFailure.class, () -> run(PLENTY, null));

        assertEquals("the file was refused: 422 Validation failed", failure.getMessage());
    }

    @Test
    void anImportThatWasEndedIsAFailure() {
        stub.endAndAnswer("failed", 409, "{\"message\":\"The import is over\"}");

        LocalFailure failure = assertThrows(LocalFailure.class, () -> run(PLENTY, null));

        assertEquals("the import has failed: The file is too large", failure.getMessage());
    }

    @Test
    void anotherRequestThatBringsTheFileIsLeftAlone() {
        stub.answer(409, "{\"message\":\"Another request brings the data of the import by now\"}");

        LocalFailure failure = assertThrows(LocalFailure.class, () -> run(PLENTY, null));

        assertEquals(
                "the file was refused: 409 Another request brings the data of the import by now", failure.getMessage());
    }

    @Test
    void aCampaignIsFoundByItsWholeName() {
        LocalFailure failure = assertThrows(LocalFailure.class, () -> run("SPRING", stub.url(), PLENTY, null));

        assertEquals("no campaign is called SPRING", failure.getMessage());
        assertTrue(stub.requests().isEmpty());
    }

    @Test
    void aWrongAddressIsToldAtOnce() {
        String url = stub.url();
        stub.close();

        LocalFailure failure = assertThrows(LocalFailure.class, () -> run("Spring", url, PLENTY, null));

        assertTrue(failure.getMessage().startsWith("nothing answers at " + url), failure::getMessage);
    }

    @Test
    void aFileThatIsNotThere() {
        file = folder.resolve("none.csv");
        assertThrows(LocalFailure.class, () -> run(PLENTY, null));
        assertFalse(Files.exists(folder.resolve("imports")));
    }

    private static String put(int importNumber, int offset) {
        return "PUT /v2/imports/" + ImportsStub.idOf(importNumber) + "/data " + offset;
    }

    private int run(Duration limit, Path rejections) {
        return run("Spring", stub.url(), limit, rejections);
    }

    private int run(String campaign, String url, Duration limit, Path rejections) {
        lines.clear();
        Progress progress = new Progress() {
            @Override
            public void line(String text) {
                lines.add(text);
            }

            @Override
            public void status(String text) {}
        };
        FileToImport toImport = FileToImport.of(file);
        ImportOrder order =
                new ImportOrder(campaign, toImport.format(), Map.of("Mobile", "phone"), null, Map.of(), false);
        try (ApiClient http = new ApiClient(url, "a key")) {
            return new FileImport(
                            http,
                            toImport,
                            order,
                            folder.resolve("imports"),
                            new ImportScreen(progress, false, Clock.systemUTC()),
                            new BackOff(Duration.ofMillis(1), limit))
                    .run(rejections);
        }
    }
}
