package io.outdial.outbound.importing;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.importing.TestFiles.get;
import static io.outdial.outbound.importing.TestFiles.send;
import static io.outdial.outbound.importing.TestFiles.statusLine;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of any kind of rows: sent, cut, gone on with, replaced, cancelled. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ImportsTest {

    private static final int ROWS = 12_000;

    @TestHTTPResource("/")
    URI root;

    @Inject
    ImportService imports;

    @Inject
    ImportRepository repository;

    @Inject
    TestKind kind;

    @AfterEach
    void noChunkFails() {
        kind.failAfter(Integer.MAX_VALUE);
    }

    @Test
    void everyRowHasItsOutcome() {
        UUID id = job();
        send(id, "a,b\n1,x\n,y\n=3\n\"4\",=1+1\n", 0)
                .statusCode(200)
                .body("import.state", equalTo("completed"))
                .body("import.rows", equalTo(4))
                .body("import.rejected", equalTo(2))
                .body("import.outcomes.stored", equalTo(2))
                .body("import.outcomes.invalid", equalTo(2))
                .body("import.offset", equalTo(23))
                .body("import.endedAt", notNullValue());
        assertEquals(List.of("1", "4"), kind.noted(id));
        String file = right().get("/v2/imports/" + id + "/rejections")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString(id.toString()))
                .extract()
                .asString();
        assertEquals(
                "line,code,message,row\r\n3,VALIDATION_ERROR,a is missing,\",y\"\r\n4,VALIDATION_ERROR,The row has another number of cells than there are columns: 1 instead of 2,'=3\r\n",
                file);
        right().get("/v2/imports?limit=100").then().statusCode(200).body("items.id", hasItem(id.toString()));
        send(id, "a\n1\n", 0).statusCode(409).body("code", equalTo("CONFLICT"));
    }

    @Test
    void aFileGoesOnWhereAChunkFailed() {
        UUID id = job();
        kind.failAfter(1);
        send(id, file(), 0).statusCode(500);
        get(id).body("import.state", equalTo("waiting")).body("import.rows", equalTo(5_000));
        kind.failAfter(Integer.MAX_VALUE);
        send(id, file(), 0)
                .statusCode(200)
                .body("import.state", equalTo("completed"))
                .body("import.rows", equalTo(ROWS));
        assertNotedOnce(id);
    }

    @Test
    void onlyTheRestMayBeSent() throws IOException {
        UUID id = job();
        cut(id, file(), 300_000);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> get(id).extract().path("import.state").equals("waiting"));
        int offset = get(id).extract().path("import.offset");
        assertEquals('\n', file().charAt(offset - 1));
        send(id, file().substring(offset + 1), offset + 1).statusCode(409);
        send(id, file().substring(offset), offset).statusCode(200).body("import.rows", equalTo(ROWS));
        assertNotedOnce(id);
    }

    @Test
    void aLaterRequestReplacesOneThatHangs() throws IOException {
        UUID id = job();
        try (Socket hanging = begin(id, file(), 70_000)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> get(id).extract().path("import.state").equals("running"));
            send(id, file(), 0).statusCode(200).body("import.rows", equalTo(ROWS));
            assertTrue(hanging.isConnected());
        }
        assertNotedOnce(id);
    }

    @Test
    void aCancelledImportTakesNothingMore() throws IOException {
        UUID id = job();
        try (Socket hanging = begin(id, file(), 70_000)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> get(id).extract().path("import.state").equals("running"));
            right().delete("/v2/imports/" + id)
                    .then()
                    .statusCode(200)
                    .body("import.state", equalTo("cancelled"))
                    .body("import.rowsPerSecond", nullValue());
            hanging.getOutputStream().write(file().substring(70_000).getBytes(StandardCharsets.UTF_8));
            hanging.getOutputStream().flush();
            assertTrue(statusLine(hanging).contains(" 409 "));
        }
        get(id).body("import.state", equalTo("cancelled")).body("import.outcomes", anEmptyMap());
        wrong().delete("/v2/imports/" + id).then().statusCode(409);
    }

    @Test
    void whatIsNoFileLeavesTheJobAsItIs() {
        UUID id = job();
        send(id, "b\n1\n", 0).statusCode(422);
        send(id, "", 0).statusCode(422);
        send(id, "a\n1\n", 5).statusCode(409);
        given().header("x-api-key", TestEnvironment.KEY)
                .body("a\n1\n".getBytes(StandardCharsets.UTF_16))
                .put("/v2/imports/" + id + "/data")
                .then()
                .statusCode(422);
        get(id).body("import.state", equalTo("waiting")).body("import.offset", equalTo(0));
        send(id, "a\n1\n", 0).statusCode(200).body("import.rows", equalTo(1));
    }

    @Test
    void anotherClientHasNoSuchImport() {
        UUID id = job();
        String path = "/v2/imports/" + id;
        String other = TestEnvironment.OTHER_CLIENT_KEY;
        by(other).get(path).then().statusCode(404);
        by(other).delete(path).then().statusCode(404);
        by(other).get(path + "/rejections").then().statusCode(404);
        given().header("x-api-key", other)
                .body("a\n1\n")
                .put(path + "/data")
                .then()
                .statusCode(404);
        get(id).body("import.state", equalTo("waiting"));
    }

    private UUID job() {
        return TestFiles.job(imports, repository);
    }

    private static String file() {
        return IntStream.range(0, ROWS)
                .mapToObj(n -> n + ",somebody whose name is long enough")
                .collect(Collectors.joining("\n", "a,b\n", ""));
    }

    private void assertNotedOnce(UUID id) {
        assertEquals(ROWS, kind.noted(id).size());
        assertEquals(ROWS, kind.noted(id).stream().distinct().count());
    }

    /** Sends the beginning of a file, and closes the connection once a part is stored. */
    private void cut(UUID id, String file, int at) throws IOException {
        Socket connection = begin(id, file, at);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> get(id).extract().<Integer>path("import.rows") > 0);
        connection.close();
    }

    private Socket begin(UUID id, String file, int length) throws IOException {
        return TestFiles.begin(root, id, file.length(), file.substring(0, length));
    }
}
