package io.outdial.outbound.restriction;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who gets records of which source, while restrictions-service answers. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(RestrictionsStub.class)
class BlockedSourcesTest extends TwoSources {

    @Test
    void aDiallerGetsNothingThatItsAgentMustNotHave() {
        pull(agent)
                .body("records.handle", contains((int) fromOpen))
                .body("records.sourceId", contains(open.toString()))
                .body("records.sourceRestricted", contains(false))
                .body("reason", equalTo("EMPTY"))
                .body("nextDueAt", nullValue());
        pull(agent).body("records", empty()).body("reason", equalTo("EMPTY")).body("nextDueAt", nullValue());
    }

    @Test
    void whatOneOfItsAgentsMayHaveItGetsAndIsTold() {
        UUID colleague = fixture.colleague("colleague-" + fixture.user);
        pull(agent, colleague)
                .body("records.handle", contains((int) fromBlocked, (int) fromOpen))
                .body("records.sourceRestricted", contains(true, false))
                .body("reason", equalTo("EMPTY"));
    }

    @Test
    void aDiallerThatNamesNobodyAsksItself() {
        RestrictionsStub.breaks();
        long without = fixture.record(newPhone());
        pull().body("records.handle", contains((int) fromBlocked, (int) fromOpen, (int) without))
                .body("records.sourceRestricted", contains(true, true, false))
                .body("reason", equalTo("EMPTY"));
    }

    @Test
    void anAgentGetsOnlyTheOthers() {
        desktopPulls();
        desktopPulls();
        assertEquals(Long.toString(fromOpen), ofTheAgent());
    }

    @Test
    void aCampaignWithoutSourcesAsksNobody() {
        RecordFixture other = new RecordFixture().previews();
        other.record(newPhone());
        RestrictionsStub.breaks();
        pull(other, Map.of("memberIds", List.of(other.member)))
                .body("records", hasSize(1))
                .body("records[0].sourceRestricted", equalTo(false));
        assertEquals(List.of(), RestrictionsStub.questionsAbout(other.member));
    }

    @Test
    void onlyTheFirstPullAsks() {
        pull(agent);
        pull(agent);
        desktopPulls();
        eligibility(fromOpen);
        assertEquals(1, RestrictionsStub.questionsAbout(agent).size());
        assertEquals(
                fixture.campaignId(),
                RestrictionsStub.questionsAbout(agent).get(0).path("campaignId").asText());
    }

    @Test
    void aRepetitionGetsTheSameRecordsThoughTheFirstHadToAsk() {
        String first = pullWithKey();
        assertEquals(first, pullWithKey());
        assertEquals(Long.toString(fromOpen), attempts());
    }

    @Test
    void theExplanationNamesTheSource() {
        eligibility(fromBlocked).body("reasons.reason", contains("SOURCE_BLOCKED"));
        eligibility(fromOpen).body("eligible", equalTo(true));
        right().get("/v2/records/{handle}/eligibility", fromBlocked).then().body("eligible", equalTo(true));
    }
}
