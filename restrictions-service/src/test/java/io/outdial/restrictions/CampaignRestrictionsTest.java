package io.outdial.restrictions;

import static io.outdial.restrictions.CreateRestrictionTest.PATH;
import static io.outdial.restrictions.ServiceFixture.ids;
import static io.outdial.restrictions.ServiceFixture.pairs;
import static io.outdial.restrictions.ServiceFixture.request;
import static io.outdial.restrictions.ServiceFixture.restrict;
import static io.outdial.restrictions.ServiceFixture.wrong;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The set of a campaign: listed, looked into, thinned out, replaced. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class CampaignRestrictionsTest {

    private static final String ONE = PATH + "/{id}";

    private final UUID campaign = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();
    private final List<UUID> members = ids(3);

    final Restrictions restrictions = new Restrictions();

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void theDirectoryKnowsEverything() {
        breakers.reset(Directory.BREAKER);
        DirectoryStub.knowsAllBut();
    }

    @Test
    void theListHasNamesAndTheOldestFirst() {
        List<String> made = members.stream()
                .map(member -> restrict(campaign, member, source))
                .toList();
        request()
                .get(PATH, campaign)
                .then()
                .statusCode(200)
                .body("restrictions.id", equalTo(made))
                .body("restrictions.memberName", equalTo(shown(members)))
                .body("restrictions[0].campaignName", equalTo(name(campaign)))
                .body("restrictions[0].sourceName", equalTo(name(source)));
    }

    @Test
    void aCampaignWithoutAnyHasAnEmptyList() {
        request().get(PATH, campaign).then().statusCode(200).body("restrictions", hasSize(0));
    }

    @Test
    void listingGoesOnWithoutTheDirectory() {
        restrict(campaign, members.get(0), source);
        DirectoryStub.breaks();
        request().get(PATH, campaign).then().statusCode(200).body("restrictions[0].sourceName", equalTo(name(source)));
        request().get(PATH, UUID.randomUUID()).then().statusCode(200).body("restrictions", hasSize(0));
    }

    @Test
    void whatHasNoNameIsShownByItsId() {
        UUID member = UUID.randomUUID();
        restrictions.insert(TestEnvironment.CLIENT, campaign, member, source);
        DirectoryStub.knowsAllBut(member);
        request()
                .get(PATH, campaign)
                .then()
                .statusCode(200)
                .body("restrictions[0].memberName", equalTo(member.toString()))
                .body("restrictions[0].sourceName", equalTo(name(source)));
    }

    @Test
    void oneIsReadAndDeletedOnce() {
        String id = restrict(campaign, members.get(0), source);
        request()
                .get(ONE, campaign, id)
                .then()
                .statusCode(200)
                .body("restriction.memberName", equalTo(name(members.get(0))));
        request().delete(ONE, campaign, id).then().statusCode(200).body("restriction.id", equalTo(id));
        assertEquals(0, restrictions.of(campaign));
        request().delete(ONE, campaign, id).then().statusCode(404);
        request().get(ONE, campaign, id).then().statusCode(404).body("message", equalTo("No restriction with this id"));
    }

    @Test
    void aRepeatedDeleteWithItsKeyGetsTheFirstAnswer() {
        String id = restrict(campaign, members.get(0), source);
        String other = restrict(campaign, members.get(1), source);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            request()
                    .header("Idempotency-Key", key)
                    .delete(ONE, campaign, id)
                    .then()
                    .statusCode(200)
                    .body("restriction.id", equalTo(id));
        }
        request()
                .header("Idempotency-Key", key)
                .delete(ONE, campaign, other)
                .then()
                .statusCode(422);
        assertEquals(1, restrictions.of(campaign));
    }

    @Test
    void anotherCampaignsRestrictionIsNotThere() {
        String id = restrict(campaign, members.get(0), source);
        UUID other = UUID.randomUUID();
        request().get(ONE, other, id).then().statusCode(404);
        request().delete(ONE, other, id).then().statusCode(404);
        assertEquals(1, restrictions.of(campaign));
    }

    @Test
    void anotherClientSeesAndChangesNothing() {
        String id = restrict(campaign, members.get(0), source);
        DirectoryStub.knowsAllBut(campaign);
        String key = TestEnvironment.OTHER_CLIENT_KEY;
        request(key).get(PATH, campaign).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        request(key).get(ONE, campaign, id).then().statusCode(404);
        request(key).delete(ONE, campaign, id).then().statusCode(404);
        request(key)
                .body("{\"restrictions\":[]}")
                .put(PATH, campaign)
                .then()
                .statusCode(404)
                .body("message", equalTo("No campaign with this id"));
        request(key)
                .body(pairs(members, source))
                .post(PATH + ":bulk", campaign)
                .then()
                .statusCode(404);
        assertEquals(1, restrictions.of(campaign));
    }

    @Test
    void theSetIsReplacedAndWhatStaysKeepsItsId() {
        String kept = restrict(campaign, members.get(0), source);
        restrict(campaign, members.get(1), source);
        UUID added = members.get(2);
        request()
                .body(pairs(List.of(added, members.get(0), added), source))
                .put(PATH, campaign)
                .then()
                .statusCode(200)
                .body("restrictions.memberId", contains(members.get(0).toString(), added.toString()))
                .body("restrictions[0].id", equalTo(kept))
                .body("restrictions[1].memberName", equalTo(name(added)));
        assertEquals(2, restrictions.of(campaign));
        request()
                .body("{\"restrictions\":[]}")
                .put(PATH, campaign)
                .then()
                .statusCode(200)
                .body("restrictions", hasSize(0));
        assertEquals(0, restrictions.of(campaign));
    }

    @Test
    void nothingIsReplacedIfOneIsUnknown() {
        restrict(campaign, members.get(0), source);
        UUID unknown = members.get(2);
        DirectoryStub.knowsAllBut(unknown);
        request()
                .body(pairs(List.of(members.get(1), unknown), source))
                .put(PATH, campaign)
                .then()
                .statusCode(404)
                .body("message", equalTo("No member with this id: " + unknown));
        request()
                .get(PATH, campaign)
                .then()
                .body("restrictions.memberId", contains(members.get(0).toString()));
    }

    @Test
    void tenThousandReplaceTenThousand() {
        List<UUID> many = ids(10_000);
        request()
                .body(pairs(many, source))
                .put(PATH, campaign)
                .then()
                .statusCode(200)
                .body("restrictions", hasSize(10_000));
        List<UUID> others = new ArrayList<>(many.subList(5_000, 10_000));
        others.addAll(ids(5_000));
        request().body(pairs(others, source)).put(PATH, campaign).then().statusCode(200);
        assertEquals(10_000, restrictions.of(campaign));
        request().get(PATH, campaign).then().statusCode(200).body("restrictions", hasSize(10_000));
    }

    @ParameterizedTest
    @MethodSource
    void badInputChangesNothing(String method, String path, String body, String fault) {
        restrict(campaign, members.get(0), source);
        wrong().body(body)
                .request(method, path, campaign)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors[0].path.join('.')", equalTo(fault));
        assertEquals(1, restrictions.of(campaign));
    }

    static Stream<Arguments> badInputChangesNothing() {
        String tooMany = pairs(ids(10_001), UUID.randomUUID());
        return Stream.of(
                Arguments.of("PUT", PATH, "{}", "restrictions"),
                Arguments.of("PUT", PATH, "{\"restrictions\":null}", "restrictions"),
                Arguments.of("PUT", PATH, "{\"restrictions\":{}}", "restrictions"),
                Arguments.of("PUT", PATH, "{\"restrictions\":[7]}", "restrictions.0"),
                Arguments.of("PUT", PATH, "{\"restrictions\":[{}]}", "restrictions.0.memberId"),
                Arguments.of("PUT", PATH, tooMany, "restrictions"),
                Arguments.of("POST", PATH + ":bulk", "{\"restrictions\":[]}", "restrictions"),
                Arguments.of(
                        "POST", PATH + ":bulk", "{\"restrictions\":[{\"memberId\":\"x\"}]}", "restrictions.0.memberId"),
                Arguments.of("POST", PATH + ":bulk", tooMany, "restrictions"),
                Arguments.of("GET", PATH + "/not-an-id", "", "id"),
                Arguments.of("DELETE", PATH + "/not-an-id", "", "id"));
    }

    private static List<String> shown(List<UUID> ids) {
        return ids.stream().map(CampaignRestrictionsTest::name).toList();
    }

    private static String name(UUID id) {
        return id.toString().substring(0, 8);
    }
}
