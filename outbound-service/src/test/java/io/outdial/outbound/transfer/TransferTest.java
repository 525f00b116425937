package io.outdial.outbound.transfer;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.peer.Transfers;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge outbound → transfer of architecture.md §2, and what becomes of a record whose call is handed over. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(TransferStub.class)
class TransferTest {

    /** Failed calls until the breaker opens. */
    private static final int THRESHOLD = 10;

    private final UUID config = UUID.randomUUID();

    @Inject
    CircuitBreakerMaintenance breakers;

    private RecordFixture fixture;
    private String phone;
    private long record;
    private String attempt;

    @BeforeEach
    void aRecordThatADiallerHas() {
        transfersAreThere();
        fixture = new RecordFixture().previews();
        fixture.execute(
                "UPDATE campaign SET transfer_config_ids = ARRAY[?::uuid] WHERE name = ?", config, fixture.campaign);
        phone = newPhone();
        record = fixture.record(phone);
        fixture.execute("UPDATE outbound_record SET user_data = '{\"plan\": \"gold\"}' WHERE handle = ?", record);
        attempt = right().urlEncodingEnabled(false)
                .body(Map.of())
                .post("/v2/campaigns/" + fixture.campaignId() + "/records:pull")
                .then()
                .extract()
                .path("records[0].attemptId");
    }

    @AfterEach
    void transfersAreThere() {
        breakers.reset(Transfers.BREAKER);
        TransferStub.answers(0);
    }

    @Test
    void theCallGoesWhereTheConfigOfTheCampaignSays() {
        transfer(Map.of())
                .statusCode(200)
                .body("transfer.transferConfigId", equalTo(config.toString()))
                .body("transfer.destination.phoneNumber", equalTo(TransferStub.NUMBER))
                .body("record.state", equalTo("ended"))
                .body("record.callResult", equalTo("Transferred"));
        JsonNode question = TransferStub.questionsAbout(config).get(0);
        assertEquals("+1" + phone, question.path("customerPhone").asText());
        assertEquals(fixture.campaignId(), question.path("campaignId").asText());
        assertEquals("gold", question.path("variables").path("plan").asText());
        right().get("/v2/records/{handle}/attempts", record)
                .then()
                .statusCode(200)
                .body("items[0].callResult", equalTo("Transferred"))
                .body("items[0].transfer.destination.phoneNumber", equalTo(TransferStub.NUMBER));
    }

    @Test
    void aNamedConfigAndAnotherResult() {
        UUID named = UUID.randomUUID();
        transfer(Map.of("transferConfigId", named, "callResult", "Answer", "durationSeconds", 70))
                .statusCode(200)
                .body("transfer.transferConfigId", equalTo(named.toString()))
                .body("record.callResult", equalTo("Answer"));
        assertEquals(0, TransferStub.questionsAbout(config).size());
        assertEquals("70", fixture.text("SELECT duration_s FROM attempt WHERE handle = ?", record));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSameTwiceIsTheSameAnswerAndIsAskedOnce(boolean hasKey) {
        String first = send(Map.of(), hasKey ? "transfer-" + record : null)
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(
                first,
                send(Map.of(), hasKey ? "transfer-" + record : null)
                        .statusCode(200)
                        .extract()
                        .asString());
        assertEquals(1, TransferStub.questionsAbout(config).size());
    }

    @Test
    void aCampaignWithoutAConfigHasNowhereToGo() {
        fixture.execute("UPDATE campaign SET transfer_config_ids = '{}' WHERE name = ?", fixture.campaign);
        transfer(Map.of()).statusCode(400).body("code", equalTo("NOT_USABLE"));
        assertEquals(State.RETRIEVED, fixture.state(record));
    }

    @ParameterizedTest
    @CsvSource({"not_found, 404, NOT_FOUND", "not_usable, 400, NOT_USABLE", "ping_failed, 503, SERVICE_UNAVAILABLE"})
    void whatTransferServiceRefusesIsPassedOn(String refusal, int status, String code) {
        for (int i = 0; i <= THRESHOLD; i++) {
            TransferStub.refuses(refusal);
            transfer(Map.of()).statusCode(status).body("code", equalTo(code)).body("message", equalTo("There is none"));
        }
        assertEquals(CLOSED, breakers.currentState(Transfers.BREAKER));
        assertEquals(State.RETRIEVED, fixture.state(record));
    }

    @Test
    void onlyWhoHasTheRecordMayHandItOver() {
        send(record, Map.of("attemptId", UUID.randomUUID()), null)
                .statusCode(400)
                .body("code", equalTo("LEASE_LOST"));
        send(0, Map.of("attemptId", attempt), null).statusCode(404);
        right().urlEncodingEnabled(false)
                .body(Map.of("attemptId", attempt, "callResult", "Busy"))
                .post("/v2/records/" + record + ":result")
                .then()
                .statusCode(200);
        transfer(Map.of()).statusCode(400);
        assertEquals(0, TransferStub.questionsAbout(config).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"DoNotCall\"", "\"Foo\"", "54", "true"})
    void aResultThatIsNone(String result) {
        wrong().urlEncodingEnabled(false)
                .body("{\"attemptId\":\"%s\",\"callResult\":%s}".formatted(attempt, result))
                .post("/v2/records/" + record + ":transfer")
                .then()
                .statusCode(422);
        assertEquals(State.RETRIEVED, fixture.state(record));
    }

    private ValidatableResponse transfer(Map<String, ?> body) {
        return send(body, null);
    }

    private ValidatableResponse send(Map<String, ?> body, String key) {
        Map<String, Object> all = new HashMap<>(body);
        all.put("attemptId", attempt);
        return send(record, all, key);
    }

    private static ValidatableResponse send(long handle, Map<String, ?> body, String key) {
        return right().urlEncodingEnabled(false)
                .headers(key == null ? Map.of() : Map.of("Idempotency-Key", key))
                .body(body)
                .post("/v2/records/" + handle + ":transfer")
                .then();
    }
}
