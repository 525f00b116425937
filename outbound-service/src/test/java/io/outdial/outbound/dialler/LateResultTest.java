package io.outdial.outbound.dialler;

import static io.outdial.outbound.dialler.Dialler.post;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.event.Events;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody is taken out of a campaign while the call goes on: what came of it is kept, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LateResultTest {

    @ParameterizedTest
    @CsvSource({"Answer, 33", "NoAnswer, 7", "WrongNumber, 53"})
    void theResultIsKeptAndTheRecordStaysCancelled(String callResult, int number) {
        Dialler dialler = new Dialler();
        String attempt = dialler.attempt();
        Events.INBOX.accepts(Events.ended(UUID.randomUUID(), dialler.fixture, dialler.fixture.campaign, dialler.phone));
        assertEquals(State.CANCELLED, dialler.fixture.state(dialler.record));
        post(dialler.record + ":result", Map.of("attemptId", attempt, "callResult", callResult, "durationSeconds", 12))
                .statusCode(400)
                .body("code", equalTo("RECORD_ENDED"));
        assertEquals(State.CANCELLED, dialler.fixture.state(dialler.record));
        assertEquals(
                "cancelled " + number + " true 12",
                dialler.fixture.text(
                        "SELECT concat_ws(' ', ended_by, call_result, CAST(dialled AS text), duration_s) FROM attempt WHERE id = ?::uuid",
                        attempt));
    }
}
