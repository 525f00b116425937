package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * Every operation of the documents that are served, with another client's id in every place that takes one: answered
 * exactly as an id that nobody has, and nothing of that client's changes. The requests stand in {@code walk.yaml},
 * which has to be complete.
 */
@OnSharedProduct
class TenancyWalkTest {

    private static final JsonNode TABLE = table();

    private final Product product;

    TenancyWalkTest(Product product) {
        this.product = product;
    }

    private static JsonNode table() {
        try (InputStream in = TenancyWalkTest.class.getResourceAsStream("/walk.yaml")) {
            Object parsed = new Yaml().load(in);
            return new ObjectMapper().valueToTree(parsed);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Those that are walked here; for the others {@code walk.yaml} names the test. */
    private Stream<ApiOperation> operations() {
        return ApiOperation.all(product).stream()
                .filter(operation -> !TABLE.path("elsewhere").has(operation.id()));
    }

    @Test
    void theTableHasEveryOperationAndEveryId() {
        Set<String> unknown = new TreeSet<>();
        TABLE.path("operations").fieldNames().forEachRemaining(unknown::add);
        TABLE.path("elsewhere").fieldNames().forEachRemaining(unknown::add);
        ApiOperation.all(product).forEach(operation -> unknown.remove(operation.id()));
        List<String> missing = new ArrayList<>();
        operations().forEach(operation -> {
            Set<String> ids = new TreeSet<>(operation.ids());
            WalkExample.of(TABLE, operation).forEach(example -> {
                ids.removeAll(example.places());
                ids.removeAll(example.otherIds().keySet());
            });
            if (!TABLE.path("operations").has(operation.id()) || !ids.isEmpty()) {
                missing.add(operation.id() + " " + ids);
            }
        });

        assertEquals(List.of(), missing, "walk.yaml has to tell");
        assertEquals(Set.of(), unknown, "walk.yaml tells of operations that no document has");
    }

    /** Else a mistake in the table would be taken for a refusal. */
    @TestFactory
    Stream<DynamicTest> withItsOwnIdsAClientIsAnswered() {
        Walker client = Walker.make(product, "Walk, its own", TABLE.path("things"));
        Map<String, ApiOperation> operations =
                operations().collect(Collectors.toMap(ApiOperation::id, operation -> operation));
        // In the order of the table: what deletes comes last.
        List<String> order = new ArrayList<>();
        TABLE.path("operations").fieldNames().forEachRemaining(order::add);
        return order.stream()
                .filter(operations::containsKey)
                .map(id -> dynamicTest(id, () -> {
                    for (WalkExample example : WalkExample.of(TABLE, operations.get(id))) {
                        Answer answer = example.request(operations.get(id), (place, kind) -> client.id(kind))
                                .by(client.caller());
                        assertTrue(answer.status() / 100 == 2, answer.toString());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherClientsIdIsAnsweredAsAnUnknownOne() {
        Walker owner = Walker.make(product, "Walk, owner", TABLE.path("things"));
        Walker stranger = Walker.make(product, "Walk, stranger", TABLE.path("things"));
        Map<String, String> rows = OwnedRows.of(product, owner.clientId());
        return operations().flatMap(operation -> WalkExample.of(TABLE, operation).stream()
                .flatMap(example -> example.places().stream()
                        .map(place -> dynamicTest(operation.id() + " " + place, () -> {
                            assertAnsweredAsUnknown(operation, example, place, owner, stranger);
                            assertEquals(rows, OwnedRows.of(product, owner.clientId()));
                        }))));
    }

    private static void assertAnsweredAsUnknown(
            ApiOperation operation, WalkExample example, String place, Walker owner, Walker stranger) {
        String unknown = UUID.randomUUID().toString();
        String[] owners = new String[1];

        Answer ofUnknownId = example.request(operation, instead(stranger, place, kind -> unknown))
                .by(stranger.caller());
        Answer theirs = example.request(operation, instead(stranger, place, kind -> owners[0] = owner.id(kind)))
                .by(stranger.caller());

        String[] expected =
                example.answers().getOrDefault(place, "404 NOT_FOUND").split(" ", 2);
        assertEquals(expected[0], Integer.toString(theirs.status()), theirs.toString());
        assertTrue(theirs.body().contains(expected[1]), theirs.toString());
        assertEquals(ofUnknownId.status(), theirs.status(), () -> ofUnknownId + " but " + theirs);
        assertEquals(ofUnknownId.body().replace(unknown, "ID"), theirs.body().replace(owners[0], "ID"));
    }

    private static BiFunction<String, String, String> instead(
            Walker caller, String place, UnaryOperator<String> other) {
        return (at, kind) -> at.equals(place) ? other.apply(kind) : caller.id(kind);
    }

    @TestFactory
    Stream<DynamicTest> withoutKeyOrPermissionNothingIsAnswered() {
        Walker client = Walker.make(product, "Walk, without", TABLE.path("things"));
        Map<String, String> before = OwnedRows.of(product, client.clientId());
        Map<String, Caller> without = new HashMap<>();
        Stream<DynamicTest> refusals = operations()
                .map(operation -> dynamicTest(operation.id(), () -> {
                    WalkExample.Request request = WalkExample.of(TABLE, operation)
                            .get(0)
                            .request(operation, (place, kind) -> client.id(kind));
                    Caller lacking = without.computeIfAbsent(
                            operation.permission(),
                            needed -> product.callerOf(client.clientId(), permission -> !permission.equals(needed)));

                    assertRefused(401, "UNAUTHORIZED", request.by(product.anonymous()));
                    assertRefused(403, "FORBIDDEN", request.by(lacking));
                }));
        return Stream.concat(
                refusals,
                Stream.of(dynamicTest(
                        "nothing changed", () -> assertEquals(before, OwnedRows.of(product, client.clientId())))));
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(code, answer.json().path("code").asText(), answer.toString());
    }
}
