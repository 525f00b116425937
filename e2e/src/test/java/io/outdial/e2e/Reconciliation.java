package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Compares a part of what one client has, as {@code outdial reconcile} does with all parts of all clients. */
final class Reconciliation {

    static final List<String> PARTS = List.of("RECORDS", "ENROLMENTS", "OPT_OUTS", "NUMBERS");

    private final Caller outbound;
    private final String token;

    Reconciliation(Product product) {
        outbound = Caller.anonymous(product.stack().serviceUrl(new ServiceReplica(OutdialService.OUTBOUND, 1)));
        try {
            token = Files.readString(product.stack().data().serviceToken()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param compared is added to what was looked at
     * @return what was mended
     */
    List<JsonNode> run(String part, UUID client, List<Integer> compared) {
        List<JsonNode> mends = new ArrayList<>();
        String own = part + " " + client + " ";
        String next = own;
        while (next.startsWith(own)) {
            Answer answer = outbound.post(
                    "/internal/v1/reconciliation",
                    JsonNodeFactory.instance.objectNode().put("after", next).toString(),
                    "x-outdial-service-token",
                    token);
            assertEquals(200, answer.status(), answer::toString);
            compared.add(answer.json().path("compared").asInt());
            answer.json().path("mends").forEach(mends::add);
            next = answer.json().path("next").asText();
        }
        return mends;
    }
}
