package io.outdial.outbound.transfer;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.peer.Transfers;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent hands the call of a record over that the agent has. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(TransferStub.class)
class TransferByAgentTest {

    private final UUID config = UUID.randomUUID();

    @Inject
    CircuitBreakerMaintenance breakers;

    private RecordFixture fixture;
    private String phone;
    private long record;

    @BeforeEach
    void aRecordThatADiallerHas() {
        transfersAreThere();
        fixture = new RecordFixture().previews();
        fixture.execute(
                "UPDATE campaign SET transfer_config_ids = ARRAY[?::uuid] WHERE name = ?", config, fixture.campaign);
        phone = newPhone();
        record = fixture.record(phone);
        fixture.execute("UPDATE outbound_record SET user_data = '{\"plan\": \"gold\"}' WHERE handle = ?", record);
        right().urlEncodingEnabled(false)
                .body(Map.of())
                .post("/v2/campaigns/" + fixture.campaignId() + "/records:pull")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void transfersAreThere() {
        breakers.reset(Transfers.BREAKER);
        TransferStub.answers(0);
    }

    @Test
    void anAgentHandsTheCallOver() {
        nextRecordForTheAgent();
        operation().accepted();
        assertEquals(new State(2, 3, 1), fixture.state(record));
        assertEquals(
                TransferStub.NUMBER,
                fixture.text("SELECT transfer #>> '{destination,phoneNumber}' FROM attempt WHERE handle = ?", record));
    }

    @Test
    void anAgentWhoDoesNotHaveItMayNot() {
        operation().refused(400, 19);
        assertEquals(0, TransferStub.questionsAbout(config).size());
    }

    /** The answer is that it was understood, the event why it did not happen. */
    @Test
    void anAgentKeepsARecordThatGoesNowhere() {
        nextRecordForTheAgent();
        TransferStub.refuses("not_usable");
        operation().accepted();
        assertEquals(State.RETRIEVED, fixture.state(record));
    }

    @Test
    void theSameIdempotencyKeyOfAnAgentAsksOnce() {
        nextRecordForTheAgent();
        operation().idempotencyKey("agent-" + record).accepted();
        operation().idempotencyKey("agent-" + record).accepted();
        assertEquals(1, TransferStub.questionsAbout(config).size());
    }

    private void nextRecordForTheAgent() {
        record = fixture.record(newPhone());
        RecordRequest.onCampaign(fixture, "GetPreviewRecord").accepted();
    }

    private RecordRequest operation() {
        return RecordRequest.byHandle(fixture, record).with("operationName", "TransferRecord");
    }
}
