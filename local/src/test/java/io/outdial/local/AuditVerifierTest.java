package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The audit is asked for part by part, and the verdict is told. */
class AuditVerifierTest {

    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private HttpServer gateway;

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void everyPartIsAskedFor() throws IOException {
        AuditVerifier verifier = verifier(
                "200 {\"verified\":10000,\"lastNumber\":10000,\"lastHash\":\"aa\",\"brokenAt\":null,\"complete\":false}",
                "429 {\"message\":\"Rate limit exceeded\"}",
                "200 {\"verified\":3,\"lastNumber\":10003,\"lastHash\":\"bb\",\"brokenAt\":null,\"complete\":true}");
        assertTrue(verifier.verify());
        assertEquals(List.of("after=0", "after=10000", "after=10000"), asked);
        assertEquals("10003 rows hold. The last is 10003 bb", out.toString().strip());
    }

    @Test
    void aRowThatDoesNotHoldIsNamed() throws IOException {
        AuditVerifier verifier =
                verifier("200 {\"verified\":6,\"lastNumber\":6,\"lastHash\":\"aa\",\"brokenAt\":7,\"complete\":true}");
        assertFalse(verifier.verify());
        assertEquals(
                "Row 7 is missing or was changed; 6 rows before it hold",
                out.toString().strip());
    }

    @Test
    void aRefusalIsTold() throws IOException {
        AuditVerifier verifier = verifier("403 {\"message\":\"no permission\"}");
        LocalFailure failure = assertThrows(LocalFailure.class, verifier::verify);
        assertEquals("the audit is answered with 403 no permission", failure.getMessage());
    }

    /** @param answers status and body each, in this order */
    private AuditVerifier verifier(String... answers) throws IOException {
        Iterator<String> next = List.of(answers).iterator();
        gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.createContext("/v2/do-not-call/audit:verify", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            String answer = next.next();
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
        return new AuditVerifier(
                URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()), "a key", new PrintWriter(out));
    }
}
