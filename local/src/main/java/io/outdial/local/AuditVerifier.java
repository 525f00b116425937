package io.outdial.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Has the audit of the do-not-call list verified, part by part, from its first row to its last. */
final class AuditVerifier {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OVER_QUOTA = 429;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final String apiKey;
    private final PrintWriter out;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    AuditVerifier(URI gateway, String apiKey, PrintWriter out) {
        this.gateway = gateway;
        this.apiKey = apiKey;
        this.out = out;
    }

    /**
     * Returns whether every row holds.
     *
     * @throws LocalFailure if it cannot be told
     */
    boolean verify() {
        JsonNode part;
        long verified = 0;
        long last = 0;
        do {
            part = after(last);
            verified += part.path("verified").asLong();
            last = part.path("lastNumber").asLong();
        } while (part.path("brokenAt").isNull() && !part.path("complete").asBoolean());
        boolean holds = part.path("brokenAt").isNull();
        out.println(
                holds
                        ? verified + " rows hold. The last is " + last + " "
                                + part.path("lastHash").asText()
                        : "Row " + part.path("brokenAt").asLong() + " is missing or was changed; " + verified
                                + " rows before it hold");
        out.flush();
        return holds;
    }

    private JsonNode after(long number) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v2/do-not-call/audit:verify?after=" + number))
                .header("x-api-key", apiKey)
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            while (answer.statusCode() == OVER_QUOTA) {
                Thread.sleep(Duration.ofSeconds(
                                answer.headers().firstValueAsLong("Retry-After").orElse(1))
                        .toMillis());
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (answer.statusCode() != 200) {
                throw new LocalFailure("the audit is answered with " + answer.statusCode() + " "
                        + JSON.readTree(answer.body()).path("message").asText());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new LocalFailure("nothing answers at " + gateway + "; start a stack first: ./outdial up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
