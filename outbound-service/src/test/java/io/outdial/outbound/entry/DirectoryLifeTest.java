package io.outdial.outbound.entry;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for campaigns, members, sources and skills alike: made, read, changed, deleted, by their own client only,
 * once for an idempotency key.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DirectoryLifeTest {

    private static final String ONE = "/{id}";

    final Rows rows = new Rows();

    @ParameterizedTest
    @EnumSource
    void isMadeReadAndRenamed(Kind kind) {
        String name = Kind.unique();
        String id = kind.make("  " + name + " ");
        String made = right().get(kind.path() + ONE, id)
                .then()
                .statusCode(200)
                .body(kind.singular() + ".name", equalTo(name))
                .body(kind.singular() + ".clientId", equalTo(TestEnvironment.CLIENT.toString()))
                .body(kind.singular() + ".createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .extract()
                .path(kind.singular() + ".updatedAt");
        String renamed = Kind.unique();
        right().body("{\"name\":\"" + renamed + "\"}")
                .patch(kind.path() + ONE, id)
                .then()
                .statusCode(200)
                .body(kind.singular() + ".name", equalTo(renamed))
                .body(kind.singular() + ".updatedAt", not(equalTo(made)));
        right().get(kind.path() + ONE, id).then().body(kind.singular() + ".name", equalTo(renamed));
    }

    @ParameterizedTest
    @EnumSource
    void aPatchThatChangesNothingLeavesItAsItIs(Kind kind) {
        String name = Kind.unique();
        String id = kind.make(name);
        String before = right().get(kind.path() + ONE, id).path(kind.singular() + ".updatedAt");
        for (String patch : new String[] {"{}", "{\"unknown\":1}", "{\"name\":\"" + name + "\"}"}) {
            wrong().body(patch)
                    .patch(kind.path() + ONE, id)
                    .then()
                    .statusCode(200)
                    .body(kind.singular() + ".updatedAt", equalTo(before));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CAMPAIGN")
    void isDeleted(Kind kind) {
        String name = Kind.unique();
        String id = kind.make(name);
        right().delete(kind.path() + ONE, id)
                .then()
                .statusCode(200)
                .body(kind.singular() + ".id", equalTo(id))
                .body(kind.singular() + ".name", equalTo(name));
        right().get(kind.path() + ONE, id).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        right().delete(kind.path() + ONE, id).then().statusCode(404);
        right().body("{}").patch(kind.path() + ONE, id).then().statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CAMPAIGN")
    void severalAreDeletedAtTheSameMoment(Kind kind) {
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 16).mapToObj(i -> kind.make(Kind.unique())).toList().stream()
                        .map(id -> CompletableFuture.supplyAsync(
                                () -> wrong().delete(kind.path() + ONE, id).statusCode()))
                        .toList();
        answers.forEach(answer -> assertEquals(200, answer.join()));
    }

    @ParameterizedTest
    @EnumSource
    void anotherClientsIdIsNoId(Kind kind) {
        String name = Kind.unique();
        String id = kind.make(name);
        String other = TestEnvironment.OTHER_CLIENT_KEY;
        assertNotFound(by(other).get(kind.path() + ONE, id), kind);
        assertNotFound(by(other).body("{\"name\":\"x\"}").patch(kind.path() + ONE, id), kind);
        if (kind.canBeDeleted()) {
            assertNotFound(by(other).delete(kind.path() + ONE, id), kind);
        }
        by(other).queryParam("search", name).get(kind.path()).then().body("itemsTotal", equalTo(0));
        right().get(kind.path() + ONE, id).then().statusCode(200).body(kind.singular() + ".name", equalTo(name));
    }

    @ParameterizedTest
    @EnumSource
    void withoutThePermissionNothingIsReadOrChanged(Kind kind) {
        String id = kind.make(Kind.unique());
        String nobody = TestEnvironment.KEY_WITHOUT_PERMISSIONS;
        assertForbidden(by(nobody).get(kind.path()), "campaigns:read");
        assertForbidden(by(nobody).get(kind.path() + ONE, id), "campaigns:read");
        assertForbidden(by(nobody).body(kind.body("x")).post(kind.path()), "campaigns:write");
        assertForbidden(by(nobody).body("{}").patch(kind.path() + ONE, id), "campaigns:write");
        by("cc_00000000000000000000000000000000").get(kind.path()).then().statusCode(401);
    }

    @ParameterizedTest
    @EnumSource
    void anIdempotencyKeyMakesOneAndDeletesOnce(Kind kind) {
        String name = Kind.unique();
        String key = UUID.randomUUID().toString();
        String body = kind.body(name);
        String id = null;
        for (int i = 0; i < 3; i++) {
            String made = right().header("Idempotency-Key", key)
                    .body(body)
                    .post(kind.path())
                    .then()
                    .statusCode(200)
                    .extract()
                    .path(kind.singular() + ".id");
            assertEquals(id == null ? made : id, made);
            id = made;
        }
        right().queryParam("search", name).get(kind.path()).then().body("itemsTotal", equalTo(1));
        right().header("Idempotency-Key", key)
                .body(kind.body(Kind.unique()))
                .post(kind.path())
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of("Idempotency-Key")));
        if (kind.canBeDeleted()) {
            for (int i = 0; i < 2; i++) {
                right().header("Idempotency-Key", key + "d")
                        .delete(kind.path() + ONE, id)
                        .then()
                        .statusCode(200)
                        .body(kind.singular() + ".id", equalTo(id));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMPAIGN", "SKILL"})
    void aNameIsTakenOnceHoweverManyAskAtOnce(Kind kind) {
        String name = Kind.unique();
        int[] statuses = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> wrong().body(kind.body(name)).post(kind.path()).statusCode()))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .toArray();
        assertEquals(1, IntStream.of(statuses).filter(status -> status == 200).count());
        assertEquals(7, IntStream.of(statuses).filter(status -> status == 400).count());
        right().queryParam("search", name).get(kind.path()).then().body("itemsTotal", equalTo(1));
        String second = kind.make(Kind.unique());
        right().body("{\"name\":\"" + name + "\"}")
                .patch(kind.path() + ONE, second)
                .then()
                .statusCode(400)
                .body("code", equalTo("ALREADY_EXISTS"));
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .body(kind.body(name))
                .post(kind.path())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void aClientHasNoMoreThanItMay(Kind kind) {
        UUID client = TestEnvironment.LEGACY_CLIENT;
        String columns = kind == Kind.MEMBER ? ", agent_id" : "";
        String values = kind == Kind.MEMBER ? ", 'full' || n" : "";
        String fill =
                "INSERT INTO %s (client_id, id, name%s) SELECT ?, gen_random_uuid(), 'full' || n%s FROM generate_series(1, 10000) AS n";
        rows.execute(fill.formatted(kind.singular(), columns, values), client);
        try {
            by(TestEnvironment.LEGACY_CLIENT_KEY)
                    .body(kind.body("one too many"))
                    .post(kind.path())
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("LIMIT_EXCEEDED"));
        } finally {
            rows.execute(
                    "DELETE FROM %s WHERE client_id = ? AND name LIKE 'full%%'".formatted(kind.singular()), client);
        }
        by(TestEnvironment.LEGACY_CLIENT_KEY)
                .body(kind.body(Kind.unique()))
                .post(kind.path())
                .then()
                .statusCode(200);
    }

    private static void assertNotFound(Response response, Kind kind) {
        response.then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"))
                .body("message", equalTo("No " + kind.singular() + " with this id"));
    }

    private static void assertForbidden(Response response, String permission) {
        response.then()
                .statusCode(403)
                .body("message", equalTo("These credentials do not carry the permission " + permission));
    }
}
