package io.outdial.outbound.event;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators look after events that wait (ADR 62). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class OutboxOperationsTest {

    private static final String EVENTS = "/internal/v1/outbox/events";
    private static final String DATA = "{\"numbers\": [{\"phone\": \"2025550142\", \"phoneKey\": \"+12025550142\"}]}";

    final Rows rows = new Rows();

    private final UUID id = UUID.randomUUID();

    @AfterEach
    void nothingIsLeft() {
        rows.execute("DELETE FROM outbox_event WHERE id = ?", id);
    }

    @Test
    void itIsListedWithoutWhatItSays() {
        waits("numbers.listed");

        Map<String, Object> event = services()
                .get(EVENTS + "?failed=true&limit=500")
                .then()
                .statusCode(200)
                .body("pending", greaterThan(0))
                .extract()
                .path("events.find { it.id == '" + id + "' }");

        assertEquals("numbers.listed", event.get("type"));
        assertEquals(7, event.get("attempts"));
        assertEquals("not understood", event.get("failure"));
        assertEquals(true, event.get("protective"));
        assertEquals(null, event.get("data"));
    }

    @Test
    void itIsShownWithWhatItSays() {
        waits("numbers.listed");
        services()
                .get(EVENTS + "/" + id)
                .then()
                .statusCode(200)
                .body("data.numbers[0].phone", equalTo("2025550142"))
                .body("clientId", equalTo(TestEnvironment.CLIENT.toString()))
                .body("dropped", nullValue());
    }

    @Test
    void itIsDeliveredAtOnce() {
        waits("numbers.listed");
        services().post(EVENTS + "/" + id + ":retry").then().statusCode(204);
        await().until(() -> rows.number("SELECT count(*) FROM outbox_event WHERE id = ?", id) == 0);
        services().post(EVENTS + "/" + id + ":retry").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"numbers.listed, true", "unheard.of, true", "numbers.revoked, false", "chains.added, false"})
    void onlyWhatProtectsNobodyIsDroppedUnasked(String type, boolean isProtective) {
        waits(type);
        drop(Map.of("by", "ada", "reason", "cannot be mended"))
                .then()
                .statusCode(isProtective ? 409 : 200)
                .body(isProtective ? "code" : "type", equalTo(isProtective ? "CONFLICT" : type));
        assertEquals(isProtective ? 1 : 0, rows.number("SELECT count(*) FROM outbox_event WHERE id = ?", id));
    }

    @Test
    void whoDroppedItAndWhyIsKept() {
        waits("numbers.listed");
        for (String by : List.of("ada", "somebody later")) {
            drop(Map.of("by", by, "reason", "cannot be mended", "confirmed", true))
                    .then()
                    .statusCode(200)
                    .body("dropped.by", equalTo("ada"))
                    .body("dropped.reason", equalTo("cannot be mended"))
                    .body("dueAt", nullValue())
                    .body("data", nullValue());
        }
        services().get(EVENTS + "/" + id).then().statusCode(200).body("dropped.by", equalTo("ada"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        services().get(EVENTS + "/" + id).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        drop(Map.of("by", "ada", "reason", "r")).then().statusCode(404);
    }

    private void waits(String type) {
        rows.execute(
                "INSERT INTO outbox_event (id, client_id, key, type, data, attempts, failure, due_at)"
                        + " VALUES (?, ?, ?, ?, CAST(? AS jsonb), 7, 'not understood', now() + interval '1 hour')",
                id,
                TestEnvironment.CLIENT,
                RecordFixture.newPhone(),
                type,
                DATA);
    }

    private Response drop(Map<String, Object> drop) {
        return services().body(drop).post(EVENTS + "/" + id + ":drop");
    }

    private static RequestSpecification services() {
        return given().filter(Spec.strict("openapi-internal/outbound"))
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN);
    }
}
