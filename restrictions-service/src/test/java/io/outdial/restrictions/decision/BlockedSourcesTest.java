package io.outdial.restrictions.decision;

import static io.outdial.restrictions.ServiceFixture.ids;
import static io.outdial.restrictions.ServiceFixture.restrict;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.restrictions.DirectoryStub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What outbound-service asks before it hands out records. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class BlockedSourcesTest {

    private static final String PATH = "/internal/v1/blocked-sources";
    private static final String DOCUMENT = "openapi-internal/restrictions";

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();

    @BeforeEach
    void theDirectoryKnowsEverything() {
        DirectoryStub.knowsAllBut();
    }

    @Test
    void whoHasARestrictionIsNamedWithItsSources() {
        List<UUID> sources = ids(2);
        sources.forEach(source -> restrict(campaign, member, source));
        restrict(campaign, UUID.randomUUID(), UUID.randomUUID());
        restrict(UUID.randomUUID(), member, UUID.randomUUID());
        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> ask(List.of(member, UUID.randomUUID()))
                .body("ageSeconds", is(oneOf(0, 1)))
                .body("members.memberId", contains(member.toString()))
                .body(
                        "members[0].sourceIds",
                        containsInAnyOrder(
                                sources.get(0).toString(), sources.get(1).toString())));
    }

    /** Outbound-service knows whom it asks about. */
    @Test
    void existenceIsNotAsked() {
        DirectoryStub.breaks();
        ask(ids(500)).body("members", empty());
        assertEquals(0, DirectoryStub.calls());
    }

    @Test
    void anotherClientsRestrictionsSayNothing() {
        restrict(campaign, member, UUID.randomUUID());
        peer(Spec.strict(DOCUMENT))
                .body(question(UUID.randomUUID(), List.of(member)))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("members", empty());
    }

    @Test
    void onlyForServices() {
        given().filter(Spec.answersOnly(DOCUMENT))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body(question(TestEnvironment.CLIENT, List.of(member)))
                .post(PATH)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void betweenOneAndFiveHundredMembers(int members) {
        peer(Spec.answersOnly(DOCUMENT))
                .body(question(TestEnvironment.CLIENT, ids(members)))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.path.flatten()", equalTo(List.of("memberIds")));
    }

    private ValidatableResponse ask(Collection<UUID> members) {
        return peer(Spec.strict(DOCUMENT))
                .body(question(TestEnvironment.CLIENT, members))
                .post(PATH)
                .then()
                .statusCode(200);
    }

    private String question(UUID client, Collection<UUID> members) {
        return "{\"clientId\":\"%s\",\"campaignId\":\"%s\",\"memberIds\":[%s]}"
                .formatted(
                        client,
                        campaign,
                        members.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")));
    }

    private static RequestSpecification peer(Filter spec) {
        return given().filter(spec)
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN);
    }
}
