package io.outdial.outbound.campaign;

import static io.outdial.outbound.entry.Api.right;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.peer.CampaignStatistics;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Campaigns are shown with the counts of enrollment-service, or without. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(StatisticsStub.class)
class CampaignStatisticsTest {

    private static final String PATH = "/v2/campaigns";
    private static final String ONE = PATH + "/{id}";

    @Inject
    CircuitBreakerMaintenance breakers;

    private final String mark = "c" + UUID.randomUUID();

    @BeforeEach
    void theBreakerIsClosed() {
        breakers.reset(CampaignStatistics.BREAKER);
    }

    enum Trouble {
        FAILS,
        REFUSES,
        IS_SLOW,
        TALKS_NONSENSE,
        HANGS_UP;

        void begin() {
            switch (this) {
                case FAILS -> StatisticsStub.answers(503);
                case REFUSES -> StatisticsStub.answers(401);
                case IS_SLOW -> StatisticsStub.isSlow();
                case TALKS_NONSENSE -> StatisticsStub.talksNonsense();
                case HANGS_UP -> StatisticsStub.hangsUp();
            }
        }
    }

    /** The first call of a process takes longer than its 300 ms, and nobody is to wait for it in vain. */
    @Test
    void theFirstQuestionIsAskedBeforeAnybodyAsks() {
        await().atMost(Duration.ofSeconds(10)).until(StatisticsStub::isWarmedUp);
    }

    @Test
    void oneCampaignTellsItsCounts() {
        String id = make("1");
        StatisticsStub.counts(id);
        right().get(ONE, id)
                .then()
                .statusCode(200)
                .body("campaign.customerStats.total", equalTo(46))
                .body("campaign.customerStats.totalCalls", equalTo(120))
                .body("campaign.customerStats.todayCalls", equalTo(7))
                .body(
                        "campaign.customerStats.statusCounts",
                        equalTo(Map.of(
                                "expired", 5,
                                "failed", 4,
                                "pending", 1,
                                "completed", 3,
                                "exceeded_max_calls", 8,
                                "in_progress", 2,
                                "cancelled", 6,
                                "skipped", 7)));
    }

    @Test
    void aPageAsksOnceForAll() {
        String first = make("1");
        String second = make("2");
        StatisticsStub.counts(second);
        right().queryParam("search", mark)
                .queryParam("sortOrder", "asc")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.customerStats.total", equalTo(List.of(0, 46)));
        List<String> questions = StatisticsStub.questions();
        assertEquals(1, questions.size());
        for (String told : List.of(first, second, TestEnvironment.CLIENT.toString())) {
            assertTrue(questions.get(0).contains(told), questions.get(0));
        }
    }

    @Test
    void anEmptyPageAsksNothing() {
        StatisticsStub.counts(mark);
        right().queryParam("search", mark).get(PATH).then().body("itemsTotal", equalTo(0));
        assertEquals(List.of(), StatisticsStub.questions());
    }

    @ParameterizedTest
    @EnumSource
    void inTroubleTheStatisticsAreAbsentAndNothingElse(Trouble trouble) {
        String id = make("1");
        trouble.begin();
        right().get(ONE, id)
                .then()
                .statusCode(200)
                .time(lessThan(2_000L))
                .body("campaign.name", equalTo(mark + "1"))
                .body("campaign", not(hasKey("customerStats")));
        right().queryParam("search", mark)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("itemsTotal", equalTo(1))
                .body("items", everyItem(not(hasKey("customerStats"))));
        assertEquals(2, StatisticsStub.questions().size());
    }

    @Test
    void afterTenFailuresNobodyIsAskedForAWhile() {
        String id = make("1");
        StatisticsStub.answers(503);
        for (int i = 0; i < 15; i++) {
            right().get(ONE, id).then().statusCode(200);
        }
        assertEquals(10, StatisticsStub.questions().size());
        assertEquals(CircuitBreakerState.OPEN, breakers.currentState(CampaignStatistics.BREAKER));
    }

    @Test
    void aChangeAsksNobody() {
        StatisticsStub.counts(mark);
        String id = make("1");
        right().body("{\"description\":\"x\"}")
                .patch(ONE, id)
                .then()
                .statusCode(200)
                .body("campaign", not(hasKey("customerStats")));
        assertEquals(List.of(), StatisticsStub.questions());
    }

    private String make(String suffix) {
        return right().body("{\"name\":\"" + mark + suffix + "\"}")
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("campaign.id");
    }
}
