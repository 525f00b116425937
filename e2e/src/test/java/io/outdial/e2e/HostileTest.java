package io.outdial.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.outdial.local.OutdialService;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests that no sound client sends, through the packaged gateway: the script of them, and a few without any tool.
 */
@OnSharedProduct
class HostileTest {

    private static final Path SCRIPT =
            Path.of(System.getProperty("outdial.home")).resolve("e2e/hostile/check.sh");

    private final Product product;

    HostileTest(Product product) {
        this.product = product;
    }

    @Test
    void theScriptFindsEveryAnswerRight() {
        assumeTrue(isOnThePath("bash") && isOnThePath("curl"), "bash and curl are needed");
        Command.Outcome ran = Command.run(
                List.of("bash", SCRIPT.toString()),
                Map.of(
                        "OUTDIAL_GATEWAY", product.gateway().toString(),
                        "OUTDIAL_API_KEY", product.apiKey(),
                        "OUTDIAL_CA_USER", product.credentials().cloudAgent().userName(),
                        "OUTDIAL_CA_KEY", product.credentials().cloudAgent().apiKey(),
                        "OUTDIAL_AGENT_USER", product.credentials().agent().userName(),
                        "OUTDIAL_AGENT_PASSWORD", product.credentials().agent().password()));

        assertEquals(
                List.of(),
                ran.out().lines().filter(line -> line.startsWith("WRONG")).toList(),
                ran.err());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().lines().filter(line -> line.startsWith("ok ")).count() > 50, ran.out());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/customers?a=b c        | {\"message\":\"Malformed request\",\"code\":\"BAD_REQUEST\"}",
                "/api/v2/me?search=100%     | {\"statusCode\":2,\"statusMessage\":\"Malformed query\"}",
                "/ca_apis/AddCampaignData;x | {\"status\":\"error\",\"message\":\"Malformed path\"}",
            })
    void aTargetThatIsNoneIs400InTheShapeOfItsApi(String target, String body) throws IOException {
        URI gateway = product.gateway();
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertTrue(answer.substring(0, 12).matches("HTTP/1\\.[01] 400"), answer);
            assertTrue(answer.endsWith("\r\n\r\n" + body), answer);
        }
    }

    /** Services refuse by themselves what a gateway of a cluster might let through. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TRANSFER | /v2/campaigns/transfer-configs;x | {\"message\":\"Malformed path\",\"code\":\"BAD_REQUEST\"}",
                "OUTBOUND | /api/v2/me/%00                        | {\"statusCode\":2,\"statusMessage\":\"Malformed path\"}",
                "OUTBOUND | /ca_apis/AddCampaignData;x=1          | {\"status\":\"error\",\"message\":\"Malformed path\"}",
            })
    void aServiceRefusesThemToo(OutdialService service, String target, String body) throws IOException {
        URI base = product.stack().serviceUrl(service);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.endsWith("\r\n\r\n" + body), answer);
            assertFalse(answer.contains("Exception"), answer);
        }
    }

    private static boolean isOnThePath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
