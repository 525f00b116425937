package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.as;
import static io.outdial.transfer.Requests.right;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same patch twice, and many patches at once. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RepetitionTest {

    final StoredConfigs stored = new StoredConfigs();

    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameKeyAnswersTheFirstAnswerAndChangesNothing() {
        UUID id = stored.full();
        String first = keyed(
                        id,
                        "{\"name\":\"One\",\"dynamicOptions\":{\"pingUrl\":\"https://a\",\"timeout\":1.5,\"body\":{\"x\":null}}}")
                .asString();
        right().body("{\"name\":\"Two\"}").patch(PATH, id).then().statusCode(200);
        String between = stored.row(id);
        Response again = keyed(
                id,
                "{ \"dynamicOptions\":{\"body\":{\"x\":null},\"timeout\":1.5,\"pingUrl\":\"https://a\"}, \"name\":\"One\" }");
        assertEquals(200, again.statusCode());
        assertEquals(first, again.asString());
        assertEquals(between, stored.row(id));
    }

    @Test
    void absentAndNullAreDifferentRequests() {
        UUID id = stored.full();
        keyed(id, "{}").then().statusCode(200);
        String before = stored.row(id);
        keyed(id, "{\"sipUri\":null}")
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of("Idempotency-Key")));
        assertEquals(before, stored.row(id));
    }

    @Test
    void theSameKeyForAnotherConfigIsRefused() {
        keyed(stored.direct(), "{\"name\":\"One\"}").then().statusCode(200);
        UUID other = stored.direct();
        String before = stored.row(other);
        keyed(other, "{\"name\":\"One\"}").then().statusCode(422).body("code", equalTo("VALIDATION_ERROR"));
        assertEquals(before, stored.row(other));
    }

    @Test
    void aRefusalDoesNotUseTheKeyUp() {
        UUID id = stored.direct();
        keyed(id, "{\"type\":\"sip\"}").then().statusCode(422);
        keyed(id, "{\"type\":\"sip\",\"sipUri\":\"sip:a\"}")
                .then()
                .statusCode(200)
                .body("transferConfig.type", equalTo("sip"));
    }

    /** Another caller of the same client has not seen the first one's answer, and its request is its own. */
    @Test
    void aKeyBelongsToItsCaller() {
        UUID id = stored.direct();
        keyed(id, "{\"name\":\"One\"}").then().statusCode(200);
        as(TestEnvironment.SECOND_KEY)
                .header("Idempotency-Key", key)
                .body("{\"name\":\"Two\"}")
                .patch(PATH, id)
                .then()
                .statusCode(200)
                .body("transferConfig.name", equalTo("Two"));
        keyed(id, "{\"name\":\"One\"}").then().statusCode(200).body("transferConfig.name", equalTo("One"));
    }

    @Test
    void aKeyBelongsToItsClient() {
        UUID id = stored.direct();
        keyed(id, "{\"name\":\"One\"}").then().statusCode(200);
        as(TestEnvironment.OTHER_CLIENT_KEY)
                .header("Idempotency-Key", key)
                .body("{\"name\":\"One\"}")
                .patch(PATH, id)
                .then()
                .statusCode(404);
    }

    @Test
    void patchesOfDifferentFieldsAtOnceAreAllKept() throws Exception {
        UUID id = stored.full();
        Map<String, String> fields = Map.of(
                "name", "\"N\"",
                "warmTransfer", "false",
                "directPhoneNumber", "\"1\"",
                "sipUri", "\"sip:z\"",
                "sipHeaders", "\"H\"",
                "warmSummaryPrompt", "\"P\"",
                "softphoneFallbackPhoneNumber", "\"2\"",
                "appointmentBookingEnabled", "false");
        atOnce(fields.entrySet().stream()
                .<Callable<Integer>>map(
                        field -> () -> wrong().body("{\"%s\":%s}".formatted(field.getKey(), field.getValue()))
                                .patch(PATH, id)
                                .statusCode())
                .toList());
        right().body("{}")
                .patch(PATH, id)
                .then()
                .statusCode(200)
                .body("transferConfig.name", equalTo("N"))
                .body("transferConfig.warmTransfer", equalTo(false))
                .body("transferConfig.directPhoneNumber", equalTo("1"))
                .body("transferConfig.sipUri", equalTo("sip:z"))
                .body("transferConfig.sipHeaders", equalTo("H"))
                .body("transferConfig.warmSummaryPrompt", equalTo("P"))
                .body("transferConfig.softphoneFallbackPhoneNumber", equalTo("2"))
                .body("transferConfig.appointmentBookingEnabled", equalTo(false));
    }

    @Test
    void theSameKeyAtOnceChangesOnce() throws Exception {
        UUID id = stored.direct();
        Callable<String> patch = () -> wrong().header("Idempotency-Key", key)
                .body("{\"name\":\"Once\"}")
                .patch(PATH, id)
                .path("transferConfig.updatedAt");
        assertEquals(
                1,
                atOnce(IntStream.range(0, 12).mapToObj(i -> patch).toList()).stream()
                        .distinct()
                        .count());
    }

    private Response keyed(UUID id, String patch) {
        return right().header("Idempotency-Key", key).body(patch).patch(PATH, id);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            return threads.invokeAll(calls).stream().map(RepetitionTest::get).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T get(Future<T> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
