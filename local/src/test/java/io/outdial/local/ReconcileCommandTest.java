package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reconcile command asks step by step, and says what was mended. */
class ReconcileCommandTest {

    private static final String AWAY = "503 {\"message\": \"enrollment-service does not answer\"}";

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyMendIsReported() throws IOException {
        int code = run(
                "200 {\"compared\": 500, \"mends\": [{\"kind\": \"chain-told\", \"clientId\": \"a\", \"campaignId\": \"b\", \"chainId\": 7}], \"next\": \"R 7\"}",
                "200 {\"compared\": 501, \"mends\": [{\"kind\": \"number-told\", \"clientId\": \"a\", \"campaignId\": null, \"chainId\": null}], \"next\": null}");
        assertEquals(0, code, err::toString);
        assertEquals(List.of("{\"after\":null}", "{\"after\":\"R 7\"}"), asked);
        assertEquals("""
                chain-told  client a  campaign b  chain 7
                number-told  client a
                1,001 records, enrolments and numbers compared, mended: {chain-told=1, number-told=1}
                """, out.toString());
    }

    @Test
    void whereBothAgreeThereIsNothingToMend() throws IOException {
        assertEquals(0, run("200 {\"compared\": 2, \"mends\": [], \"next\": null}"), err::toString);
        assertEquals("2 records, enrolments and numbers compared, nothing to mend\n", out.toString());
    }

    @Test
    void aServiceThatIsAwayForAMomentIsAskedAgain() throws IOException {
        assertEquals(0, run(AWAY, AWAY, "200 {\"compared\": 2, \"mends\": [], \"next\": null}"), err::toString);
        assertEquals(3, asked.size());
    }

    @Test
    void aServiceThatStaysAwayEndsIt() throws IOException {
        assertEquals(1, run(AWAY, AWAY, AWAY, AWAY, AWAY));
        assertEquals(5, asked.size());
        assertEquals("outdial: outbound-service answers with 503 enrollment-service does not answer\n", err.toString());
    }

    private int run(String... answers) throws IOException {
        Iterator<String> next = List.of(answers).iterator();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/internal/v1/reconciliation", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String answer = next.next();
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Files.writeString(folder.resolve("credentials.json"), "{}");
        Files.writeString(folder.resolve("service-token"), "token");
        Files.writeString(
                folder.resolve("service-urls"),
                "outbound-service http://127.0.0.1:" + server.getAddress().getPort() + "\n");
        return Outdial.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("reconcile", "--data", folder.toString());
    }
}
