package io.outdial.outbound.campaign;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who works in a campaign and which skills it knows, and that leads are taken by it. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AssignmentTest {

    private static final String PATH = "/v2/campaigns/{id}/{what}";

    private enum AssignmentKind {
        MEMBERS,
        SKILLS;

        String tableName() {
            return this == MEMBERS ? "member" : "skill";
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSetIsReplaced(AssignmentKind kind) {
        String campaign = campaign("Nonagentwise");
        String a = make(kind, "a");
        String b = make(kind, "b");
        String c = make(kind, "c");
        assertEquals(List.of(), listed(kind, campaign));
        put(kind, campaign, List.of(b, a, b));
        assertEquals(List.of(a, b), listed(kind, campaign));
        put(kind, campaign, List.of(c, b));
        assertEquals(List.of(b, c), listed(kind, campaign));
        right().queryParam("page", 2)
                .queryParam("limit", 1)
                .get(PATH, campaign, kind.tableName() + "s")
                .then()
                .body("items.id", equalTo(List.of(c)))
                .body("itemsTotal", equalTo(2))
                .body("prevPage", equalTo(1));
        put(kind, campaign, List.of());
        assertEquals(List.of(), listed(kind, campaign));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsRefusedAndNothingIsChanged(AssignmentKind kind) {
        String campaign = campaign("Nonagentwise");
        String a = make(kind, "a");
        put(kind, campaign, List.of(a));
        String others = by(TestEnvironment.OTHER_CLIENT_KEY)
                .body(body(kind, "theirs"))
                .post("/v2/" + kind.tableName() + "s")
                .then()
                .statusCode(200)
                .extract()
                .path(kind.tableName() + ".id");
        for (String id : List.of(UUID.randomUUID().toString(), others)) {
            wrong().body(set(kind, List.of(make(kind, "b"), id)))
                    .put(PATH, campaign, kind.tableName() + "s")
                    .then()
                    .statusCode(404)
                    .body("message", equalTo("No " + kind.tableName() + " with the id " + id));
        }
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .body(set(kind, List.of(others)))
                .put(PATH, campaign, kind.tableName() + "s")
                .then()
                .statusCode(404)
                .body("message", equalTo("No campaign with this id"));
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .get(PATH, campaign, kind.tableName() + "s")
                .then()
                .statusCode(404);
        assertEquals(List.of(a), listed(kind, campaign));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeletedLeavesItsCampaigns(AssignmentKind kind) {
        String campaign = campaign("Nonagentwise");
        String a = make(kind, "a");
        String b = make(kind, "b");
        put(kind, campaign, List.of(a, b));
        right().delete("/v2/" + kind.tableName() + "s/{id}", a).then().statusCode(200);
        assertEquals(List.of(b), listed(kind, campaign));
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoSetsAtOnceOneIsThere(AssignmentKind kind) {
        String campaign = campaign("Nonagentwise");
        List<String> all =
                IntStream.range(0, 6).mapToObj(i -> make(kind, "m" + i)).toList();
        Set<Set<String>> sets = Set.of(new HashSet<>(all.subList(0, 4)), new HashSet<>(all.subList(2, 6)));
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 4)
                .boxed()
                .flatMap(i -> sets.stream())
                .map(set -> CompletableFuture.supplyAsync(() -> wrong().body(set(kind, set))
                        .put(PATH, campaign, kind.tableName() + "s")
                        .statusCode()))
                .toList();
        answers.forEach(answer -> assertEquals(200, answer.join()));
        assertTrue(sets.contains(new HashSet<>(listed(kind, campaign))));
    }

    @Test
    void anAgentwiseCampaignTakesLeadsForItsAgents() {
        String name = "c" + UUID.randomUUID();
        String campaign = campaign(name, "Agentwise");
        assertEquals("Agent is not correctly mapped!", lead(name, "agentId", "agent1"));
        put(AssignmentKind.MEMBERS, campaign, List.of("92983ab9-49c8-444b-85ae-6e40402cf72e"));
        assertEquals("SuccessFully Updated", lead(name, "agentId", "agent1"));
    }

    @Test
    void aSkillwiseCampaignTakesLeadsForItsSkills() {
        String name = "c" + UUID.randomUUID();
        String campaign = campaign(name, "Skillwise");
        String skill = make(AssignmentKind.SKILLS, "x");
        String skillName = right().get("/v2/skills/{id}", skill).path("skill.name");
        assertEquals("Please provide valid skill", lead(name, "skill", skillName));
        put(AssignmentKind.SKILLS, campaign, List.of(skill));
        assertEquals("SuccessFully Updated", lead(name, "skill", skillName));
    }

    @ParameterizedTest
    @EnumSource
    void aSetThatIsNoneIsRefused(AssignmentKind kind) {
        String campaign = campaign("Nonagentwise");
        String key = kind.tableName() + "Ids";
        for (String body : List.of(
                "{}", "{\"%s\":null}", "{\"%s\":\"x\"}", "{\"%s\":[\"x\"]}", "{\"%s\":[null]}", "{\"%s\":{}}", "[]")) {
            wrong().body(body.formatted(key))
                    .put(PATH, campaign, kind.tableName() + "s")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("VALIDATION_ERROR"));
        }
    }

    private static String campaign(String dialMethod) {
        return campaign("c" + UUID.randomUUID(), dialMethod);
    }

    private static String campaign(String name, String dialMethod) {
        return right().body("{\"name\":\"%s\",\"dialMethod\":\"%s\"}".formatted(name, dialMethod))
                .post("/v2/campaigns")
                .then()
                .statusCode(200)
                .extract()
                .path("campaign.id");
    }

    /** @param name begins its name, which lists are sorted by */
    private static String make(AssignmentKind kind, String name) {
        return right().body(body(kind, name))
                .post("/v2/" + kind.tableName() + "s")
                .then()
                .statusCode(200)
                .extract()
                .path(kind.tableName() + ".id");
    }

    private static String body(AssignmentKind kind, String name) {
        String unique = name + UUID.randomUUID();
        return kind == AssignmentKind.MEMBERS
                ? "{\"name\":\"%s\",\"agentId\":\"%s\"}".formatted(unique, unique)
                : "{\"name\":\"%s\"}".formatted(unique);
    }

    private static void put(AssignmentKind kind, String campaign, List<String> ids) {
        right().body(set(kind, ids))
                .put(PATH, campaign, kind.tableName() + "s")
                .then()
                .statusCode(200)
                .body(kind.tableName() + "Ids", equalTo(ids.stream().distinct().toList()));
    }

    private static String set(AssignmentKind kind, Collection<String> ids) {
        return ids.stream()
                .map(id -> '"' + id + '"')
                .collect(Collectors.joining(",", "{\"" + kind.tableName() + "Ids\":[", "]}"));
    }

    private static List<String> listed(AssignmentKind kind, String campaign) {
        return right().get(PATH, campaign, kind.tableName() + "s")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static String lead(String campaign, String field, String value) {
        return by(TestEnvironment.KEY)
                .header("apiKey", TestEnvironment.KEY)
                .body("{\"campaignName\":\"%s\",\"phoneNumber\":\"2025550199\",\"userName\":\"demo\",\"%s\":\"%s\"}"
                        .formatted(campaign, field, value))
                .post("/ca_apis/AddCampaignData")
                .path("message");
    }
}
