package io.outdial.outbound.importing;

import static io.outdial.outbound.entry.Api.right;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Files of {@link TestKind}, sent over HTTP. */
final class TestFiles {

    private static final int TIMEOUT_MILLIS = 20_000;

    private TestFiles() {}

    /** An import that waits for CSV. */
    static UUID job(ImportService imports, ImportRepository repository) {
        FileFormat csv = new FileFormat(FileFormat.Type.CSV, null, null);
        return imports.create(
                        repository.database(),
                        new NewImport(
                                TestEnvironment.CLIENT,
                                TestKind.NAME,
                                null,
                                false,
                                JsonNodeFactory.instance.objectNode(),
                                csv))
                .await()
                .atMost(Duration.ofSeconds(10))
                .id();
    }

    static ValidatableResponse get(UUID id) {
        return right().get("/v2/imports/" + id).then().statusCode(200);
    }

    static ValidatableResponse send(UUID id, String file, int from) {
        return send(id, file.getBytes(StandardCharsets.UTF_8), from);
    }

    static ValidatableResponse send(UUID id, byte[] file, int from) {
        return given().header("x-api-key", TestEnvironment.KEY)
                .header("Upload-Offset", from)
                .contentType("text/csv")
                .body(file)
                .put("/v2/imports/" + id + "/data")
                .then();
    }

    /** A request that has sent only the beginning of its body so far. */
    static Socket begin(URI root, UUID id, int length, String beginning) throws IOException {
        Socket connection = new Socket(root.getHost(), root.getPort());
        connection.setSoTimeout(TIMEOUT_MILLIS);
        String head = "PUT /v2/imports/" + id + "/data HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + TestEnvironment.KEY
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        connection.getOutputStream().write((head + beginning).getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
        return connection;
    }

    static String statusLine(Socket connection) throws IOException {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }
}
