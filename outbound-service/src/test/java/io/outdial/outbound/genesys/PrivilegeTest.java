package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.contract.outbound.MemberPrivilegeDto;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which operation asks for which privileges (genesys-web-services.md §3.7). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PrivilegeTest {

    private RecordFixture fixture;
    private long record;

    @BeforeEach
    void aHeldRecord() {
        fixture = new RecordFixture().previews();
        record = fixture.record(newPhone());
        RecordRequest.onCampaign(fixture, "GetPreviewRecord").accepted();
    }

    /** Whoever lacks one of them is refused, however many others it has; whoever has just them is not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StartPreviewSession         | outbound.can-use",
                "EndPreviewSession           | outbound.can-use",
                "GetPreviewRecord            | outbound.can-use outbound.can-get-next-preview-record",
                "GetChainedRecord            | outbound.can-use outbound.can-dial-alternative-chained-record",
                "AddRecord                   | outbound.can-use outbound.can-dial-on-new-number",
                "UpdateRecord                | outbound.can-use outbound.can-set-call-result",
                "CompleteRecord              | outbound.can-use outbound.can-set-call-result",
                "CompleteRecord DoNotCall    | outbound.can-use outbound.can-set-call-result outbound.can-mark-do-not-call",
                "CompleteRecord CancelRecord | outbound.can-use outbound.can-set-call-result outbound.can-cancel-record",
                "TransferRecord              | outbound.can-use outbound.can-set-call-result",
                "RejectRecord                | outbound.can-use outbound.can-reject-record",
                "RescheduleRecord            | outbound.can-use outbound.can-reschedule",
                "CancelRecord                | outbound.can-use outbound.can-cancel-record",
                "DoNotCallRecord             | outbound.can-use outbound.can-mark-do-not-call",
                "DoNotCallRecord by number   | outbound.can-use outbound.can-mark-do-not-call",
            })
    void anOperationAsksForItsPrivileges(String operation, String privileges) {
        Set<String> needed = Set.of(privileges.split(" "));
        String before = state();
        grant(Set.of());
        request(operation).refused(403, 3);
        for (String lacking : needed) {
            Set<String> others = new HashSet<>(all());
            others.remove(lacking);
            grant(others);
            request(operation)
                    .refused(403, 3)
                    .body("statusMessage", equalTo("You do not have the privilege " + lacking));
        }
        assertEquals(before, state());
        grant(needed);
        request(operation).acceptedLeniently();
    }

    @Test
    void aTimeForARecordThatWaitsNeedsAPrivilegeOfItsOwn() {
        record = fixture.record(newPhone());
        grant(Set.of("outbound.can-use", "outbound.can-reschedule"));
        request("RescheduleRecord").refused(400, 2).body("statusMessage", equalTo("You do not have the record"));
        assertEquals(State.NEW, fixture.state(record));
        grant(Set.of("outbound.can-use", "outbound.can-reschedule", "outbound.can-reschedule-before-call"));
        request("RescheduleRecord").accepted();
        assertEquals(new State(3, 1, 28), fixture.state(record));
    }

    @Test
    void thePrivilegesAreThoseOfTheDirectory() {
        for (Privilege privilege : Privilege.values()) {
            assertTrue(all().contains(privilege.wireValue()), privilege.wireValue());
        }
    }

    private static Set<String> all() {
        return Arrays.stream(MemberPrivilegeDto.values())
                .map(MemberPrivilegeDto::wireValue)
                .collect(Collectors.toSet());
    }

    private void grant(Set<String> privileges) {
        fixture.execute(
                "UPDATE member SET privileges = ? WHERE id = ?",
                (Object) privileges.toArray(String[]::new),
                fixture.member);
    }

    /** Of the records and the sessions of the agent. */
    private String state() {
        return fixture.everything()
                + fixture.text("SELECT count(*) FROM preview_session WHERE member_id = ?", fixture.member);
    }

    private RecordRequest request(String operation) {
        String[] words = operation.split(" ");
        RecordRequest request =
                switch (words[0]) {
                    case "StartPreviewSession", "EndPreviewSession", "GetPreviewRecord" ->
                        RecordRequest.onCampaign(fixture, words[0]);
                    case "AddRecord" ->
                        RecordRequest.byNumber(fixture, newPhone())
                                .with("callingList", fixture.list)
                                .with("phoneType", "Mobile")
                                .with("timeZone", "GMT")
                                .with("from", 0)
                                .with("until", 86_340);
                    default ->
                        operation.endsWith("by number")
                                ? RecordRequest.byNumber(fixture, newPhone())
                                : RecordRequest.byHandle(fixture, record);
                };
        if (words[0].equals("RescheduleRecord")) {
            request.with("callbackType", "Campaign")
                    .with("timestamp", Instant.now().getEpochSecond() + 600);
        }
        if (words[0].equals("CompleteRecord") && words.length > 1) {
            request.with("callResult", words[1]);
        }
        return request.with("operationName", words[0]);
    }
}
