package io.outdial.restrictions;

import static io.outdial.restrictions.CreateRestrictionTest.PATH;
import static io.outdial.restrictions.ServiceFixture.ids;
import static io.outdial.restrictions.ServiceFixture.pairs;
import static io.outdial.restrictions.ServiceFixture.request;
import static io.outdial.restrictions.ServiceFixture.restrict;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.restrictions.peer.Directory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class BulkRestrictionTest {

    private static final String BULK = PATH + ":bulk";

    private final UUID campaign = UUID.randomUUID();
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
    void theOutcomeOfEachRowIsReported() {
        List<UUID> members = ids(3);
        UUID unknown = UUID.randomUUID();
        DirectoryStub.knowsAllBut(unknown);
        String old = restrict(campaign, members.get(0), source);
        request()
                .body(pairs(List.of(members.get(1), unknown, members.get(0), members.get(1), members.get(2)), source))
                .post(BULK, campaign)
                .then()
                .statusCode(200)
                .body("results.outcome", contains("created", "not_found", "existing", "existing", "created"))
                .body("results[1].unknown", contains("memberId"))
                .body("results[1].containsKey('restrictionId')", equalTo(false))
                .body("results[2].restrictionId", equalTo(old))
                .body("results[0].containsKey('unknown')", equalTo(false))
                .body("created", equalTo(2))
                .body("existing", equalTo(2))
                .body("notFound", equalTo(1));
        assertEquals(3, restrictions.of(campaign));
    }

    @Test
    void rowsWithAnUnknownSourceAreReportedAndTheOthersStored() {
        DirectoryStub.knowsAllBut(source);
        request()
                .body(pairs(ids(2), source))
                .post(BULK, campaign)
                .then()
                .statusCode(200)
                .body("results.unknown", contains(List.of("sourceId"), List.of("sourceId")));
        assertEquals(0, restrictions.of(campaign));
    }

    @Test
    void tenThousandAtOnce() {
        List<UUID> members = ids(10_000);
        request()
                .body(pairs(members, source))
                .post(BULK, campaign)
                .then()
                .statusCode(200)
                .body("created", equalTo(10_000))
                .body("results", hasSize(10_000))
                .body("results[9999].memberId", equalTo(members.get(9_999).toString()));
        request().body(pairs(members, source)).post(BULK, campaign).then().body("existing", equalTo(10_000));
        request()
                .body(CreateRestrictionTest.body(UUID.randomUUID(), source))
                .post(PATH, campaign)
                .then()
                .statusCode(400)
                .body("code", equalTo("LIMIT_EXCEEDED"));
        assertEquals(10_000, restrictions.of(campaign));
    }

    @Test
    void aRepetitionWithItsKeyGetsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        String body = pairs(ids(3), source);
        String first = request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(BULK, campaign)
                .asString();
        assertEquals(
                first,
                request()
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post(BULK, campaign)
                        .asString());
    }

    @Test
    void withoutTheDirectoryNothingUnknownIsMade() {
        DirectoryStub.breaks();
        request()
                .body(pairs(ids(3), source))
                .post(BULK, campaign)
                .then()
                .statusCode(503)
                .body("code", equalTo("SERVICE_UNAVAILABLE"));
        assertEquals(0, restrictions.of(campaign));
    }

    /** Crosswise, with single creates and replacements in between: neither deadlock nor a row too many. */
    @Test
    void setsInAnyOrderAtOnceGetAlong() throws Exception {
        List<UUID> members = ids(200);
        List<UUID> backwards = new ArrayList<>(members);
        Collections.reverse(backwards);
        request().body(pairs(members, source)).post(BULK, campaign).then().statusCode(200);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<UUID> order = i % 2 == 0 ? members : backwards;
                UUID member = members.get(i);
                calls.add(() -> request()
                        .body(pairs(order, source))
                        .post(BULK, campaign)
                        .statusCode());
                calls.add(() -> request()
                        .body(pairs(order.subList(0, 100), source))
                        .put(PATH, campaign)
                        .statusCode());
                calls.add(() -> request()
                        .body(CreateRestrictionTest.body(member, source))
                        .post(PATH, campaign)
                        .statusCode());
            }
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertEquals(200, status.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(restrictions.of(campaign), restrictions.counted(campaign));
    }
}
