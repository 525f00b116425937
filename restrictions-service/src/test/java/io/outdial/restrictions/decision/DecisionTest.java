package io.outdial.restrictions.decision;

import static io.outdial.restrictions.ServiceFixture.DECISION;
import static io.outdial.restrictions.ServiceFixture.DECISIONS;
import static io.outdial.restrictions.ServiceFixture.decide;
import static io.outdial.restrictions.ServiceFixture.ids;
import static io.outdial.restrictions.ServiceFixture.question;
import static io.outdial.restrictions.ServiceFixture.request;
import static io.outdial.restrictions.ServiceFixture.restrict;
import static io.outdial.restrictions.ServiceFixture.wrong;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.restrictions.DirectoryStub;
import io.outdial.restrictions.Restrictions;
import io.outdial.restrictions.peer.Directory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a call router asks. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class DecisionTest {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    final Restrictions restrictions = new Restrictions();

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void theDirectoryKnowsEverything() {
        breakers.reset(Directory.BREAKER);
        DirectoryStub.knowsAllBut();
    }

    @Test
    void withoutARestrictionItIsAllowed() {
        decide(campaign, member, source)
                .then()
                .statusCode(200)
                .header("Age", is(oneOf("0", "1")))
                .body("allowed", equalTo(true))
                .body("containsKey('restrictionId')", equalTo(false));
    }

    @Test
    void aRestrictionForbidsWithinASecondAndNoLonger() {
        decide(campaign, member, source).then().body("allowed", equalTo(true));
        String id = restrict(campaign, member, source);
        await().atMost(ONE_SECOND).untilAsserted(() -> decide(campaign, member, source)
                .then()
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("restrictionId", equalTo(id)));
        decide(campaign, UUID.randomUUID(), source).then().body("allowed", equalTo(true));
        decide(campaign, member, UUID.randomUUID()).then().body("allowed", equalTo(true));
        decide(UUID.randomUUID(), member, source).then().body("allowed", equalTo(true));
        restrictions.remove(campaign);
        await().atMost(ONE_SECOND)
                .untilAsserted(() -> decide(campaign, member, source).then().body("allowed", equalTo(true)));
    }

    @Test
    void manyAreDecidedInTheOrderOfTheQuestion() {
        List<UUID> members = ids(1_000);
        UUID unknown = members.get(1);
        DirectoryStub.knowsAllBut(unknown);
        String id = restrict(campaign, members.get(2), source);
        request()
                .body(question(source, members))
                .post(DECISIONS, campaign)
                .then()
                .statusCode(200)
                .header("Age", is(oneOf("0", "1")))
                .body("decisions", hasSize(1_000))
                .body("decisions[0].allowed", equalTo(true))
                .body("decisions[0].containsKey('reason')", equalTo(false))
                .body("decisions[1].allowed", equalTo(false))
                .body("decisions[1].reason", equalTo("unknown_member"))
                .body("decisions[1].containsKey('restrictionId')", equalTo(false))
                .body("decisions[2].allowed", equalTo(false))
                .body("decisions[2].reason", equalTo("restricted"))
                .body("decisions[2].restrictionId", equalTo(id))
                .body("decisions[999].memberId", equalTo(members.get(999).toString()));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsUnknownIsNeverAllowed(String word) {
        DirectoryStub.knowsAllBut(
                switch (word) {
                    case "campaign" -> campaign;
                    case "member" -> member;
                    default -> source;
                });
        for (int i = 0; i < 2; i++) {
            decide(campaign, member, source)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("NOT_FOUND"))
                    .body("message", equalTo("No " + word + " with this id"));
        }
    }

    static Stream<String> whatIsUnknownIsNeverAllowed() {
        return Stream.of("campaign", "member", "source");
    }

    @ParameterizedTest
    @MethodSource
    void aBatchAboutAnUnknownCampaignOrSourceIsRefused(String word) {
        DirectoryStub.knowsAllBut(word.equals("campaign") ? campaign : source);
        request()
                .body(question(source, List.of(member)))
                .post(DECISIONS, campaign)
                .then()
                .statusCode(404)
                .body("message", equalTo("No " + word + " with this id"));
    }

    static Stream<String> aBatchAboutAnUnknownCampaignOrSourceIsRefused() {
        return Stream.of("campaign", "source");
    }

    @Test
    void oneClientsRestrictionIsNothingToAnother() {
        restrict(campaign, member, source);
        request(TestEnvironment.OTHER_CLIENT_KEY)
                .queryParam("memberId", member)
                .queryParam("sourceId", source)
                .get(DECISION, campaign)
                .then()
                .statusCode(200)
                .body("allowed", equalTo(true));
        DirectoryStub.knowsAllBut(campaign, member, source);
        request(TestEnvironment.OTHER_CLIENT_KEY)
                .queryParam("memberId", UUID.randomUUID())
                .queryParam("sourceId", source)
                .get(DECISION, UUID.randomUUID())
                .then()
                .statusCode(200);
        request(TestEnvironment.LEGACY_CLIENT_KEY)
                .queryParam("memberId", member)
                .queryParam("sourceId", source)
                .get(DECISION, campaign)
                .then()
                .statusCode(404);
    }

    @Test
    void withoutTheDirectoryWhatIsKnownIsDecidedAndTheRestIsNot() {
        restrict(campaign, member, source);
        UUID other = UUID.randomUUID();
        decide(campaign, other, source).then().body("allowed", equalTo(true));
        DirectoryStub.breaks();
        await().atMost(ONE_SECOND)
                .untilAsserted(() -> decide(campaign, member, source).then().body("allowed", equalTo(false)));
        decide(campaign, other, source).then().statusCode(200).body("allowed", equalTo(true));
        decide(campaign, UUID.randomUUID(), source)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("code", equalTo("SERVICE_UNAVAILABLE"));
        request()
                .body(question(source, List.of(member, UUID.randomUUID())))
                .post(DECISIONS, campaign)
                .then()
                .statusCode(503);
    }

    @Test
    void onlyWhoMayReadMayAsk() {
        request(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .queryParam("memberId", member)
                .queryParam("sourceId", source)
                .get(DECISION, campaign)
                .then()
                .statusCode(403);
        assertEquals(0, DirectoryStub.calls());
    }

    @ParameterizedTest
    @MethodSource
    void badInputIsRefused(String query, List<String> faults) {
        wrong().get(DECISION + query, campaign).then().statusCode(422).body("errors.path.flatten()", equalTo(faults));
    }

    static Stream<Arguments> badInputIsRefused() {
        UUID id = UUID.randomUUID();
        return Stream.of(
                Arguments.of("", List.of("memberId", "sourceId")),
                Arguments.of("?memberId=" + id, List.of("sourceId")),
                Arguments.of("?memberId=&sourceId=" + id, List.of("memberId")),
                Arguments.of("?memberId=7&sourceId=x", List.of("memberId", "sourceId")),
                Arguments.of("?MEMBERID=7&sourceId=" + id, List.of("memberId")),
                Arguments.of("?memberId=" + id + "&MemberId=" + id + "&sourceId=" + id, List.of("memberId")),
                Arguments.of("?memberId=" + id + "&memberId=" + id + "&sourceId=" + id, List.of("memberId")));
    }

    @ParameterizedTest
    @MethodSource
    void aBadQuestionIsRefused(String body, String fault) {
        wrong().body(body)
                .post(DECISIONS, campaign)
                .then()
                .statusCode(422)
                .body("errors.path.collect { it.join('.') }", contains(fault));
    }

    static Stream<Arguments> aBadQuestionIsRefused() {
        UUID id = UUID.randomUUID();
        List<UUID> tooMany = new ArrayList<>(ids(1_001));
        return Stream.of(
                Arguments.of("{\"memberIds\":[\"" + id + "\"]}", "sourceId"),
                Arguments.of("{\"sourceId\":\"" + id + "\"}", "memberIds"),
                Arguments.of(question(id, List.of()), "memberIds"),
                Arguments.of(question(id, tooMany), "memberIds"),
                Arguments.of("{\"sourceId\":\"" + id + "\",\"memberIds\":[null]}", "memberIds.0"));
    }

    @Test
    void theBaselineIsNotThereUnlessSwitchedOn() {
        wrong().get(
                        DECISION.replace("/decision", "/baseline-decision?memberId=" + member + "&sourceId=" + source),
                        campaign)
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"))
                .body("message", equalTo("No such resource"));
    }
}
