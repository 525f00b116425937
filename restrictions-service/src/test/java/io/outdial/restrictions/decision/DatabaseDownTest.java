package io.outdial.restrictions.decision;

import static io.outdial.restrictions.ServiceFixture.DECISIONS;
import static io.outdial.restrictions.ServiceFixture.PATH;
import static io.outdial.restrictions.ServiceFixture.decide;
import static io.outdial.restrictions.ServiceFixture.question;
import static io.outdial.restrictions.ServiceFixture.request;
import static io.outdial.restrictions.ServiceFixture.restrict;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.LogLines;
import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.restrictions.DirectoryStub;
import io.outdial.restrictions.Restrictions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database is cut off: decisions go on and say how old they are, until they are too old; when it is back, all is as
 * before.
 */
@QuarkusTest
@TestProfile(DatabaseDownTest.ShortTimeouts.class)
@QuarkusTestResource(DatabaseProxy.class)
@QuarkusTestResource(DirectoryStub.class)
class DatabaseDownTest {

    private static final Duration PLENTY = Duration.ofSeconds(20);

    public static class ShortTimeouts implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "outdial.decisions.max-age", "4S",
                    "outdial.signal.heartbeat", "0.2S",
                    "outdial.db.lock-timeout", "1S",
                    "outdial.db.acquire-timeout", "2S",
                    "outdial.db.silence-timeout", "4S");
        }
    }

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    final Restrictions restrictions = new Restrictions();

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
        unavailable(put(campaign));
        unavailable(request().get(PATH, campaign));
        DatabaseProxy.mend();
        await().atMost(PLENTY).until(() -> put(campaign).statusCode() == 200);
        request().get(PATH, campaign).then().statusCode(200).body("restrictions.size()", equalTo(0));
    }

    /** The process is well, and answers what it can; to take it out of service would take that away too. */
    @Test
    void itIsReadyAndAliveAllTheSame() {
        DatabaseProxy.cut();
        unavailable(put(campaign));
        Management.get("/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", not(hasItem(containsString("atabase"))));
        Management.get("/health/live").then().statusCode(200);
        Management.get("/health/started").then().statusCode(200);
    }

    @Test
    void theMetricsSayThatItIsAway() {
        await().atMost(PLENTY).until(() -> Management.metrics().contains("\noutdial_database_up 1.0\n"));
        DatabaseProxy.cut();
        await().atMost(PLENTY).until(() -> Management.metrics().contains("\noutdial_database_up 0.0\n"));
        DatabaseProxy.mend();
        await().atMost(PLENTY).until(() -> Management.metrics().contains("\noutdial_database_up 1.0\n"));
    }

    /** One line a second says that requests fail, and of which call it is. */
    @Test
    void theLogSaysWhoseRequestItIs() {
        try (LogLines log = LogLines.ofRequests()) {
            DatabaseProxy.cut();
            await().atMost(PLENTY).untilAsserted(() -> {
                unavailable(request().header("X-Request-Id", "log-" + campaign).get(PATH, campaign));
                assertEquals(
                        Map.of(
                                "requestId", "log-" + campaign,
                                "client", TestEnvironment.CLIENT.toString(),
                                "subject", "good",
                                "dialect", "home",
                                "operation", "listAgentSourceRestrictions"),
                        log.contextOf("Answered 503"));
            });
        }
    }

    /** The line breaks while a statement waits for its answer. */
    @Test
    void requestsInFlightWhenItGoesAreAnswered503() throws Exception {
        assertEquals(200, put(campaign).statusCode());
        try (LockedTable locked = new LockedTable()) {
            List<Future<Response>> waiting = many(10, () -> put(UUID.randomUUID()));
            await().until(() -> locked.waiting() > 0);
            DatabaseProxy.cut();
            for (Future<Response> one : waiting) {
                unavailable(one.get());
            }
        }
        DatabaseProxy.mend();
        await().atMost(PLENTY).until(() -> put(campaign).statusCode() == 200);
    }

    /** As an administrator, or the end of the server, would do it. */
    @Test
    void aSessionThatIsEndedInTheMiddleIs503() throws Exception {
        try (LockedTable locked = new LockedTable()) {
            List<Future<Response>> waiting = many(3, () -> put(UUID.randomUUID()));
            await().until(() -> locked.waiting() > 0);
            locked.endWhoWaits();
            for (Future<Response> one : waiting) {
                unavailable(one.get());
            }
        }
        await().atMost(PLENTY).until(() -> put(campaign).statusCode() == 200);
    }

    /**
     * More requests than there are connections wait for one table: each has its answer in time, and afterwards all is
     * as before.
     */
    @Test
    void aLockedTableEndsIn503AndNotInSilence() throws Exception {
        UUID known = UUID.randomUUID();
        decide(known, member, source).then().statusCode(200);
        try (LockedTable locked = new LockedTable()) {
            List<Future<Response>> waiting = many(50, () -> put(UUID.randomUUID()));
            await().until(() -> locked.waiting() > 0);
            decide(known, member, source).then().statusCode(200).body("allowed", equalTo(true));
            for (Future<Response> one : waiting) {
                unavailable(one.get(10, TimeUnit.SECONDS));
            }
        }
        await().atMost(PLENTY).until(() -> put(campaign).statusCode() == 200);
    }

    @Test
    void aServerThatIsSilentIs503AndItsConnectionsAreGivenUp() throws Exception {
        assertEquals(200, put(campaign).statusCode());
        DatabaseProxy.freeze();
        for (Future<Response> one : many(30, () -> put(campaign))) {
            unavailable(one.get(15, TimeUnit.SECONDS));
        }
        DatabaseProxy.mend();
        await().atMost(PLENTY).until(() -> put(campaign).statusCode() == 200);
    }

    private static Response put(UUID campaign) {
        return request().body("{\"restrictions\":[]}").put(PATH, campaign);
    }

    private static void unavailable(Response answer) {
        answer.then().statusCode(503).body("code", equalTo("SERVICE_UNAVAILABLE"));
        assertEquals(answer.header("Retry-After"), answer.path("retryAfter").toString());
    }

    private static <T> List<Future<T>> many(int count, Callable<T> call) {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            return Stream.generate(() -> callers.submit(call)).limit(count).toList();
        } finally {
            callers.shutdown();
        }
    }

    private static int age(Response answer) {
        return answer.statusCode() == 200 ? Integer.parseInt(answer.header("Age")) : Integer.MAX_VALUE;
    }
}
