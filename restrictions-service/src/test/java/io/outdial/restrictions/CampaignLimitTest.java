package io.outdial.restrictions;

import static io.outdial.restrictions.CreateRestrictionTest.PATH;
import static io.outdial.restrictions.ServiceFixture.ids;
import static io.outdial.restrictions.ServiceFixture.pairs;
import static io.outdial.restrictions.ServiceFixture.request;
import static io.outdial.restrictions.ServiceFixture.restrict;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign that is full stays full, however many come at once. Also: the baseline, once it is switched on. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class CampaignLimitTest {

    private static final String DOCUMENT = "openapi-internal/restrictions";

    private static final int MAX = OtherSettings.MAX_PER_CAMPAIGN;

    private final UUID campaign = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    final Restrictions restrictions = new Restrictions();

    @BeforeEach
    void theDirectoryKnowsEverything() {
        DirectoryStub.knowsAllBut();
    }

    @Test
    void whoComesTooLateIsRefusedAndWhatIsThereIsStillFound() {
        List<UUID> members = ids(MAX);
        request()
                .body(pairs(members, source))
                .post(PATH + ":bulk", campaign)
                .then()
                .statusCode(200);
        refused(request()
                .body(CreateRestrictionTest.body(UUID.randomUUID(), source))
                .post(PATH, campaign));
        refused(request().body(pairs(ids(1), source)).post(PATH + ":bulk", campaign));
        refused(request().body(pairs(ids(MAX + 1), source)).put(PATH, campaign));
        request()
                .body(pairs(members, source))
                .post(PATH + ":bulk", campaign)
                .then()
                .statusCode(200)
                .body("existing", equalTo(MAX));
        String id = restrict(campaign, members.get(3), source);
        request().delete(PATH + "/{id}", campaign, id).then().statusCode(200);
        restrict(campaign, UUID.randomUUID(), source);
        assertEquals(MAX, restrictions.of(campaign));
    }

    @Test
    void manyAtOnceDoNotPassIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(() -> request()
                        .body(CreateRestrictionTest.body(UUID.randomUUID(), source))
                        .post(PATH, campaign)
                        .statusCode());
                calls.add(() -> request()
                        .body(pairs(ids(3), source))
                        .post(PATH + ":bulk", campaign)
                        .statusCode());
            }
            int full = 0;
            for (Future<Integer> status : threads.invokeAll(calls)) {
                full += status.get() == 400 ? 1 : 0;
            }
            assertEquals(MAX, restrictions.of(campaign));
            assertEquals(MAX, restrictions.counted(campaign));
            assertEquals(true, full > 0);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theBaselineChecksWhatADecisionChecks() {
        String path = PATH + "/baseline-decision?memberId={member}&sourceId={source}";
        internal(Spec.strict(DOCUMENT), TestEnvironment.KEY)
                .get(path, campaign, UUID.randomUUID(), source)
                .then()
                .statusCode(200)
                .body("allowed", equalTo(true));
        internal(Spec.answersOnly(DOCUMENT), TestEnvironment.KEY)
                .get(path, campaign, "x", source)
                .then()
                .statusCode(422);
        internal(Spec.strict(DOCUMENT), TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .get(path, campaign, UUID.randomUUID(), source)
                .then()
                .statusCode(403);
    }

    /** The baseline stands in the document that is not served. */
    private static RequestSpecification internal(Filter document, String key) {
        return given().filter(document).urlEncodingEnabled(false).header("x-api-key", key);
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(400)
                .body("code", equalTo("LIMIT_EXCEEDED"))
                .body("message", equalTo("A campaign holds at most 10 restrictions"));
    }
}
