package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.event.Events;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody is taken out of a campaign while an agent calls: what came of it is kept, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LateDeskResultTest {

    private final String phone = newPhone();
    private RecordFixture fixture;
    private PreviewDesk desk;
    private long record;

    @BeforeEach
    void anAgentHasARecordThatIsCancelled() {
        fixture = new RecordFixture().previews();
        desk = new PreviewDesk(fixture);
        record = fixture.record(phone);
        desk.pull();
        assertEquals(fixture.member.toString(), desk.holder(record));
        Events.INBOX.accepts(Events.ended(UUID.randomUUID(), fixture, fixture.campaign, phone));
        assertEquals(State.CANCELLED, fixture.state(record));
    }

    @ParameterizedTest
    @CsvSource({"Answer, 33", "NoAnswer, 7", "WrongNumber, 53"})
    void theResultIsKeptAndTheRecordStaysCancelled(String callResult, int number) {
        complete(callResult).refused(400, 2).body("statusMessage", equalTo("The record has ended"));
        assertEquals(State.CANCELLED, fixture.state(record));
        assertEquals("cancelled " + number + " true", attempt());
        complete("Busy").refused(400, 2);
        assertEquals("cancelled " + number + " true", attempt());
    }

    @Test
    void whoDoesNotWantToBeCalledIsListed() {
        complete("DoNotCall").accepted();
        assertTrue(fixture.isListed(phone));
        assertEquals(State.CANCELLED, fixture.state(record));
        assertEquals("cancelled 51 true", attempt());
    }

    /** Whose call it was not. */
    @ParameterizedTest
    @CsvSource({"Answer", "DoNotCall"})
    void ofAColleagueNothingIsKept(String callResult) {
        String colleague = "colleague-of-" + fixture.user;
        UUID other = fixture.colleague(colleague);
        complete(callResult)
                .as(colleague, TestEnvironment.AGENT_PASSWORD)
                .with("devicePath", "/devices/" + other)
                .refused(400, 2);
        assertFalse(fixture.isListed(phone));
        assertEquals("cancelled 52 false", attempt());
    }

    private RecordRequest complete(String callResult) {
        return desk.onRecord("CompleteRecord", record).with("callResult", callResult);
    }

    private String attempt() {
        return fixture.text(
                "SELECT concat_ws(' ', ended_by, call_result, CAST(dialled AS text)) FROM attempt WHERE handle = ?",
                record);
    }
}
