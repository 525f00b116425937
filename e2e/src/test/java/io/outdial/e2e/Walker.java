package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A client of the walk's own, with a key that may do everything and one of each kind of thing, made by the API itself.
 */
final class Walker {

    private final UUID clientId;
    private final Caller caller;
    private final Map<String, String> things = new HashMap<>();

    private Walker(UUID clientId, Caller caller) {
        this.clientId = clientId;
        this.caller = caller;
    }

    /** @param things of {@code walk.yaml} */
    static Walker make(Product product, String name, JsonNode things) {
        UUID clientId = product.newClient(name);
        Walker walker = new Walker(clientId, product.callerOf(clientId, permission -> true));
        things.properties().forEach(thing -> walker.make(thing.getKey(), thing.getValue()));
        return walker;
    }

    private void make(String kind, JsonNode recipe) {
        String[] line = recipe.path("make").asText().split(" ", 2);
        ApiOperation operation = new ApiOperation(kind, line[0], line[1], "", Set.of());
        Answer made = new WalkExample(recipe)
                .request(operation, (place, other) -> id(other))
                .by(caller);
        String id = made.json().at(recipe.path("id").asText()).asText();
        assertTrue(made.status() == 200 && !id.isEmpty(), () -> "a " + kind + " cannot be made: " + made);
        things.put(kind, id);
    }

    UUID clientId() {
        return clientId;
    }

    Caller caller() {
        return caller;
    }

    String id(String kind) {
        if (kind.equals(WalkExample.RANDOM)) {
            return UUID.randomUUID().toString();
        }
        String id = things.get(kind);
        if (id == null) {
            throw new AssertionError("walk.yaml has no thing $" + kind + " (above where it is used)");
        }
        return id;
    }
}
