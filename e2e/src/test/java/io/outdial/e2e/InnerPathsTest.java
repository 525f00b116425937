package io.outdial.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is for services and operators only, asked for in spellings that HTTP clients would tidy up: so by bare sockets.
 */
@OnSharedProduct
class InnerPathsTest {

    private static final String SOME_ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

    private final Product product;

    InnerPathsTest(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/directory/lookup",
                "//internal/v1/directory/lookup",
                "/INTERNAL/v1/directory/lookup",
                "/%69nternal/v1/directory/lookup",
                "/internal;v=1/v1/directory/lookup",
                "/v2/../internal/v1/directory/lookup",
                "/v2/campaigns/../../internal/v1/directory/lookup",
                "/v2/campaigns/%2e%2e/%2e%2e/internal/v1/directory/lookup",
                "/v2/campaigns/..%2f..%2finternal/v1/directory/lookup",
                "/v2/campaigns/%252e%252e/%252e%252e/internal/v1/directory/lookup",
                "/v2/campaigns/..;/..;/internal/v1/directory/lookup",
                "/v2/campaigns\\..\\..\\internal/v1/directory/lookup",
                "/ca_apis/../internal/v1/directory/lookup",
                "/api/v2/./../../internal/v1/directory/lookup",
                "http://127.0.0.1/internal/v1/directory/lookup",
                "/q/health",
                "//q/health",
                "/q/health/ready",
                "/q/openapi",
                "/%71/health",
                "/q;x/health",
                "/v2/../q/health",
                "/api/v2/%2e%2e/%2e%2e/q/health",
                "/openapi/../q/health",
                "http://127.0.0.1/q/health",
            })
    void areUnreachable(String target) throws IOException {
        for (String method : new String[] {"GET", "POST"}) {
            String answer = exchange(method, target);

            assertTrue(answer.matches("(?s)HTTP/1\\.1 40[045] .*"), method + " " + target + ": " + answer);
            assertFalse(answer.contains("\"UP\"") || answer.contains("\"campaigns\""), answer);
        }
    }

    @Test
    void theServicesThemselvesHaveThem() {
        for (OutdialService service : OutdialService.values()) {
            Answer ready = Caller.anonymous(product.stack().managementUrl(new ServiceReplica(service, 1)))
                    .get("/q/health/ready");
            assertTrue(ready.status() == 200 && ready.body().contains("UP"), service + ": " + ready);
            Answer pastTheGateway =
                    Caller.anonymous(product.stack().serviceUrl(service)).get("/q/health/ready");
            assertEquals(404, pastTheGateway.status(), service + ": " + pastTheGateway);
        }
    }

    @Test
    void onlyServicesMayUseThem() {
        for (OutdialService service : OutdialService.values()) {
            URI base = product.stack().serviceUrl(service);
            Caller withKey = product.callerOf(product.credentials().clientId(), permission -> true)
                    .at(base);
            ApiOperation.internal(service.context()).stream()
                    .filter(ApiOperation::isInternal)
                    .forEach(operation -> {
                        String path = operation.path().replaceAll("\\{[^}]+}", SOME_ID);
                        for (Caller caller : List.of(Caller.anonymous(base), withKey)) {
                            Answer answer = caller.send(operation.method(), path, "{}");
                            assertEquals(401, answer.status(), operation + ": " + answer);
                        }
                    });
        }
    }

    private String exchange(String method, String target) throws IOException {
        URI gateway = product.gateway();
        String body = method.equals("POST") ? "{}" : "";
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            String request = method + " " + target + " HTTP/1.1\r\nHost: " + gateway.getAuthority()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
