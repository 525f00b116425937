package io.outdial.outbound.importing;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.importing.TestFiles.get;
import static io.outdial.outbound.importing.TestFiles.send;
import static io.outdial.outbound.importing.TestFiles.statusLine;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that hold up, fill or break what reads them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class HostileFilesTest {

    @TestHTTPResource("/")
    URI root;

    @Inject
    ImportService imports;

    @Inject
    ImportRepository repository;

    @Inject
    TestKind kind;

    @AfterEach
    void nothingIsSlow() {
        kind.slowAbove(Integer.MAX_VALUE);
    }

    @Test
    void rowsThatTheDatabaseRefusesSpoilNoOthers() {
        UUID id = job();
        String file = IntStream.range(0, 7_000)
                .mapToObj(n -> n == 0 || n == 3_210 || n == 3_211 || n == 6_999 ? TestKind.REFUSED : "r" + n)
                .collect(Collectors.joining("\n", "a\n", "\n"));
        sendToItsEnd(id, file, 4).body("import.outcomes.invalid", equalTo(4));
        assertEquals(6_996, kind.noted(id).stream().distinct().count());
        assertEquals(6_996, kind.noted(id).size());
        String rejections = right().get("/v2/imports/" + id + "/rejections")
                .then()
                .extract()
                .asString();
        String why = ",VALIDATION_ERROR,The row cannot be stored (SQLSTATE 22012),refused\r\n";
        assertEquals("line,code,message,row\r\n2" + why + "3212" + why + "3213" + why + "7001" + why, rejections);
    }

    @Test
    void rowsThatTakeTooLongTogetherAreStoredInSmallerChunks() {
        UUID id = job();
        String file = IntStream.range(0, 7_000).mapToObj(n -> "r" + n).collect(Collectors.joining("\n", "a\n", "\n"));
        kind.slowAbove(50);
        send(id, file, 0).statusCode(503);
        get(id).body("import.state", equalTo("waiting")).body("import.offset", equalTo(0));
        kind.slowAbove(400);
        sendToItsEnd(id, file, 0);
        assertEquals(
                IntStream.range(0, 7_000).mapToObj(n -> "r" + n).toList(), kind.noted(id), "each once, in their order");
    }

    @Test
    void aBodyThatComesTooSlowlyIsRefused() throws Exception {
        UUID id = job();
        try (Socket slow = TestFiles.begin(root, id, 1_000, "a\n1\n2")) {
            OutputStream out = slow.getOutputStream();
            while (slow.getInputStream().available() == 0) {
                out.write('2');
                out.flush();
                Thread.sleep(100);
            }
            assertTrue(statusLine(slow).contains(" 400 "));
        }
        get(id).body("import.state", equalTo("waiting")).body("import.offset", equalTo(0));
        send(id, "a\n1\n22\n", 0).statusCode(200).body("import.rows", equalTo(2));
    }

    @Test
    void aFileThatGrowsTooMuchEndsItsImport() throws IOException {
        UUID id = job();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                out.write(zeros);
            }
        }
        send(id, bomb.toByteArray(), 0)
                .statusCode(200)
                .body("import.state", equalTo("failed"))
                .body("import.problem", containsString("250 times its compressed size"));
        send(id, "a\n1\n", 0).statusCode(409);
    }

    @Test
    void aBodyWithoutALengthEndsAtTheLimit() throws Exception {
        UUID id = job();
        byte[] row = ("1," + "x".repeat(60_000) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] header = "a,b\n".getBytes(StandardCharsets.UTF_8);
        Iterable<byte[]> pieces = () ->
                IntStream.range(0, 500).mapToObj(n -> n == 0 ? header : row).iterator();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(root.resolve("/v2/imports/" + id + "/data"))
                                .header("x-api-key", TestEnvironment.KEY)
                                .PUT(HttpRequest.BodyPublishers.ofByteArrays(pieces))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        get(id).body("import.state", equalTo("failed"))
                .body("import.problem", containsString("larger than 25165824 bytes"))
                .body("import.rows", lessThan(420));
    }

    /** A hundred MiB after a refusal: whoever sends them gets the answer or the end of the connection. */
    @ParameterizedTest
    @EnumSource
    void whoGoesOnSendingAfterTheAnswerIsNotLeftWaiting(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve("/v2/imports/" + job() + "/data"))
                .header("x-api-key", TestEnvironment.KEY)
                .header("Upload-Offset", "1000");
        // The first request makes the connection what its version says.
        client.send(request.copy().GET().build(), HttpResponse.BodyHandlers.discarding());
        HttpRequest all = request.PUT(
                        HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(100, new byte[1 << 20])))
                .build();
        String end = client.sendAsync(all, HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) -> failure == null
                        ? answer.statusCode() + ""
                        : failure.getCause().getClass().getName())
                .get(60, TimeUnit.SECONDS);
        assertTrue(Set.of("409", IOException.class.getName()).contains(end), end);
    }

    /** A file of 7,000 rows, all of which are stored but those that are rejected. */
    private static ValidatableResponse sendToItsEnd(UUID id, String file, int rejected) {
        return send(id, file, 0)
                .statusCode(200)
                .body("import.state", equalTo("completed"))
                .body("import.rows", equalTo(7_000))
                .body("import.rejected", equalTo(rejected))
                .body("import.outcomes.stored", equalTo(7_000 - rejected))
                .body("import.offset", equalTo(file.length()));
    }

    private UUID job() {
        return TestFiles.job(imports, repository);
    }
}
