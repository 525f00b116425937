package io.outdial.restrictions.decision;

import static io.outdial.restrictions.ServiceFixture.DECISIONS;
import static io.outdial.restrictions.ServiceFixture.PATH;
import static io.outdial.restrictions.ServiceFixture.decide;
import static io.outdial.restrictions.ServiceFixture.question;
import static io.outdial.restrictions.ServiceFixture.request;
import static io.outdial.restrictions.ServiceFixture.restrict;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.restrictions.DirectoryStub;
import io.outdial.restrictions.Restrictions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database is cut off: decisions go on and say how old they are, until they are too old; when it is back, all is as before. */
@QuarkusTest
@TestProfile(DatabaseDownTest.OldAfterFourSeconds.class)
@QuarkusTestResource(DatabaseProxy.class)
@QuarkusTestResource(DirectoryStub.class)
class DatabaseDownTest {

    private static final Duration PLENTY = Duration.ofSeconds(20);

    public static class OldAfterFourSeconds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("outdial.decisions.max-age", "4S", "outdial.decisions.heartbeat", "0.2S");
        }
    }

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    @Inject
    Restrictions restrictions;

    @BeforeEach
    void theDirectoryKnowsEverything() {
        DirectoryStub.knowsAllBut();
    }

    @AfterEach
    void mend() {
        DatabaseProxy.mend();
    }

    @Test
    void decisionsGoOnAndAgeAndAreRefusedAndComeBack() {
        UUID free = UUID.randomUUID();
        restrict(campaign, member, source);
        await().until(() -> age(decide(campaign, free, source)) == 0);
        request()
                .body(question(source, List.of(member, free)))
                .post(DECISIONS, campaign)
                .then()
                .statusCode(200);

        DatabaseProxy.cut();
        DirectoryStub.breaks();
        decide(campaign, member, source).then().statusCode(200).body("allowed", equalTo(false));
        decide(campaign, free, source).then().statusCode(200).body("allowed", equalTo(true));
        await().atMost(PLENTY).until(() -> age(decide(campaign, free, source)) >= 2);
        request()
                .body(question(source, List.of(member, free)))
                .post(DECISIONS, campaign)
                .then()
                .statusCode(200)
                .body("decisions.allowed", equalTo(List.of(false, true)));

        await().atMost(PLENTY).until(() -> decide(campaign, free, source).statusCode() == 503);
        decide(campaign, member, source)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("code", equalTo("SERVICE_UNAVAILABLE"))
                .body("retryAfter", equalTo(5));

        DatabaseProxy.mend();
        await().atMost(PLENTY).until(() -> age(decide(campaign, free, source)) == 0);
        decide(campaign, member, source).then().body("allowed", equalTo(false));
    }

    @Test
    void whatChangedInTheMeantimeIsSeenWhenItIsBack() {
        decide(campaign, member, source).then().body("allowed", equalTo(true));
        restrict(campaign, member, source);
        await().untilAsserted(() -> decide(campaign, member, source).then().body("allowed", equalTo(false)));
        restrictions.loseAllConnections();
        restrictions.remove(campaign);
        await().atMost(PLENTY)
                .untilAsserted(() -> decide(campaign, member, source).then().body("allowed", equalTo(true)));
    }

    @Test
    void aCampaignNeverAskedForIsNotGuessed() {
        UUID known = UUID.randomUUID();
        DatabaseProxy.cut();
        decide(known, member, source).then().statusCode(503).body("code", equalTo("SERVICE_UNAVAILABLE"));
        DatabaseProxy.mend();
        await().atMost(PLENTY)
                .untilAsserted(() ->
                        decide(known, member, source).then().statusCode(200).body("allowed", equalTo(true)));
    }

    @Test
    void theServiceWritesAgainWhenItIsBack() {
        DatabaseProxy.cut();
        assertTrue(request().body("{\"restrictions\":[]}").put(PATH, campaign).statusCode() >= 500);
        DatabaseProxy.mend();
        await().atMost(PLENTY)
                .until(() -> request()
                                .body("{\"restrictions\":[]}")
                                .put(PATH, campaign)
                                .statusCode()
                        == 200);
        request().get(PATH, campaign).then().statusCode(200).body("restrictions.size()", equalTo(0));
    }

    private static int age(Response answer) {
        return answer.statusCode() == 200 ? Integer.parseInt(answer.header("Age")) : Integer.MAX_VALUE;
    }
}
