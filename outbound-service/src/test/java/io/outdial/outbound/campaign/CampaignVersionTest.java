package io.outdial.outbound.campaign;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replica may remember of a campaign has a version, which whatever changes it raises. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CampaignVersionTest {

    final Rows rows = new Rows();

    private String campaign;
    private String member;
    private String skill;

    @BeforeEach
    void campaignWithAMemberAndASkill() {
        campaign = make("campaigns", "");
        member = make("members", "\"agentId\":\"%s\",".formatted(unique()));
        skill = make("skills", "");
        put("members", "memberIds", member);
        put("skills", "skillIds", skill);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'name':'%s'",
                "'status':'active'",
                "'type':'IVR'",
                "'dialMethod':'Agentwise'",
                "'applyDnc':false",
                "'applicationId':7",
                "'startDate':'2030-01-01T00:00:00Z'",
                "'endDate':'2030-01-01T00:00:00Z'",
                "'dialAfterhours':true",
                "'maxConcurrentCalls':5",
                "'maxAttempts':5",
                "'groupName':'g'",
                "'callFrom':5,'callUntil':6",
                "'pacingRatio':2",
                "'maxDropPercent':2"
            })
    void aFieldThatCountsRaisesIt(String fields) {
        long before = version();
        patch(fields.replace('\'', '"').formatted(unique()));
        assertEquals(before + 1, version());
        patch("\"description\":\"again\"");
        assertEquals(before + 1, version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"description\":\"x\"",
                "\"position\":\"RUNNING\"",
                "\"kind\":\"agent_first\"",
                "\"maxAttempts\":null"
            })
    void anotherDoesNot(String fields) {
        long before = version();
        patch(fields);
        assertEquals(before, version());
    }

    @Test
    void whoWorksInItRaisesIt() {
        long before = raised(-1);
        put("members", "memberIds");
        before = raised(before);
        put("members", "memberIds", member);
        before = raised(before);
        put("skills", "skillIds");
        before = raised(before);
        put("skills", "skillIds", skill);
        before = raised(before);
        put("skills", "skillIds", skill);
        assertEquals(before, version());
    }

    @Test
    void namesThatLeadsUseRaiseIt() {
        long before = raised(-1);
        right().body("{\"agentId\":\"%s\"}".formatted(unique())).patch("/v2/members/{id}", member);
        before = raised(before);
        right().body("{\"name\":\"Ada\"}").patch("/v2/members/{id}", member);
        assertEquals(before, version());
        right().body("{\"name\":\"%s\"}".formatted(unique())).patch("/v2/skills/{id}", skill);
        before = raised(before);
        right().delete("/v2/members/{id}", member).then().statusCode(200);
        before = raised(before);
        right().delete("/v2/skills/{id}", skill).then().statusCode(200);
        raised(before);
    }

    @Test
    void itsCallingListsRaiseIt() {
        long before = version();
        rows.execute("UPDATE calling_list SET name = ? WHERE campaign_id = ?", unique(), UUID.fromString(campaign));
        raised(before);
    }

    /** Hours and attempts of the client count where a campaign has none: those of its campaigns, and no others'. */
    @Test
    void thePolicyOfTheClientRaisesIt() {
        long before = version();
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .body("{}")
                .put("/v2/dialling-policy")
                .then()
                .statusCode(200);
        assertEquals(before, version());
        right().body("{}").put("/v2/dialling-policy").then().statusCode(200);
        raised(before);
        rows.execute("DELETE FROM dialling_policy");
    }

    /** Sets that are replaced while what they contain is renamed and deleted: nobody waits for each other. */
    @Test
    void nobodyWaitsForEachOther() {
        List<String> members = IntStream.range(0, 8)
                .mapToObj(i -> make("members", "\"agentId\":\"%s\",".formatted(unique())))
                .toList();
        Stream<CompletableFuture<Integer>> answers = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> switch (i % 4) {
                    case 0 ->
                        wrong().body("{\"agentId\":\"%s\"}".formatted(unique()))
                                .patch("/v2/members/{id}", members.get(i / 4 % 8))
                                .statusCode();
                    case 1 ->
                        wrong().body("{\"maxAttempts\":%d}".formatted(i + 1))
                                .patch("/v2/campaigns/{id}", campaign)
                                .statusCode();
                    case 2 ->
                        i < 20
                                ? 200
                                : wrong().delete("/v2/members/{id}", members.get(i / 4 % 8))
                                        .statusCode();
                    default ->
                        wrong().body(set("memberIds", members.toArray(String[]::new)))
                                .put("/v2/campaigns/{id}/members", campaign)
                                .statusCode();
                }));
        answers.toList().forEach(answer -> assertTrue(List.of(200, 404).contains(answer.join())));
    }

    @Test
    void eachHasANumberOfItsOwn() {
        assertEquals(
                List.of(),
                rows.all(
                        "SELECT dbid FROM (SELECT dbid FROM campaign UNION ALL SELECT dbid FROM calling_list) AS numbered GROUP BY dbid HAVING count(*) > 1"));
    }

    private long raised(long before) {
        long now = version();
        assertTrue(now > before, () -> "still " + before);
        return now;
    }

    private long version() {
        return (Long) rows.all("SELECT version FROM campaign WHERE id = ?", UUID.fromString(campaign))
                .get(0)
                .get(0);
    }

    private void patch(String fields) {
        right().body("{" + fields + "}")
                .patch("/v2/campaigns/{id}", campaign)
                .then()
                .statusCode(200);
    }

    private void put(String what, String field, String... ids) {
        right().body(set(field, ids))
                .put("/v2/campaigns/{id}/" + what, campaign)
                .then()
                .statusCode(200);
    }

    private static String set(String field, String... ids) {
        return ids.length == 0
                ? "{\"%s\":[]}".formatted(field)
                : "{\"%s\":[\"%s\"]}".formatted(field, String.join("\",\"", ids));
    }

    private static String make(String kind, String fields) {
        return right().body("{%s\"name\":\"%s\"}".formatted(fields, unique()))
                .post("/v2/" + kind)
                .then()
                .statusCode(200)
                .extract()
                .path(kind.substring(0, kind.length() - 1) + ".id");
    }

    private static String unique() {
        return "u" + UUID.randomUUID();
    }
}
