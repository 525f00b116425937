package io.outdial.outbound.member;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent can do; sets in general are tested with those of campaigns. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class MemberSkillTest {

    private static final String PATH = "/v2/members/{id}/skills";

    private String member;

    @BeforeEach
    void makeMember() {
        member = made(TestEnvironment.KEY, "members", "\"agentId\":\"a%s\",".formatted(UUID.randomUUID()));
    }

    @Test
    void theSetIsReplaced() {
        String a = skill("a");
        String b = skill("b");
        String c = skill("c");
        assertEquals(List.of(), listed());
        put(b, a, b);
        assertEquals(List.of(a, b), listed());
        put(c, b);
        assertEquals(List.of(b, c), listed());
        right().queryParam("page", 2)
                .queryParam("limit", 1)
                .get(PATH, member)
                .then()
                .body("items.id", equalTo(List.of(c)))
                .body("itemsTotal", equalTo(2));
        put();
        assertEquals(List.of(), listed());
    }

    @Test
    void whatIsNotThereIsRefusedAndNothingIsChanged() {
        String a = skill("a");
        put(a);
        String others = made(TestEnvironment.OTHER_CLIENT_KEY, "skills", "");
        for (String id : List.of(UUID.randomUUID().toString(), others)) {
            wrong().body(set(skill("b"), id))
                    .put(PATH, member)
                    .then()
                    .statusCode(404)
                    .body("message", equalTo("No skill with the id " + id));
        }
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .body(set(others))
                .put(PATH, member)
                .then()
                .statusCode(404)
                .body("message", equalTo("No member with this id"));
        by(TestEnvironment.OTHER_CLIENT_KEY).get(PATH, member).then().statusCode(404);
        assertEquals(List.of(a), listed());
    }

    @Test
    void aSkillThatIsDeletedIsNobodysAndAMemberTakesItsSkillsAlong() {
        String a = skill("a");
        String b = skill("b");
        put(a, b);
        right().delete("/v2/skills/{id}", a).then().statusCode(200);
        assertEquals(List.of(b), listed());
        right().delete("/v2/members/{id}", member).then().statusCode(200);
        right().delete("/v2/skills/{id}", b).then().statusCode(200);
    }

    private List<String> listed() {
        return right().get(PATH, member).then().statusCode(200).extract().path("items.id");
    }

    private void put(String... ids) {
        right().body(set(ids))
                .put(PATH, member)
                .then()
                .statusCode(200)
                .body("skillIds", equalTo(List.of(ids).stream().distinct().toList()));
    }

    /** @param name begins its name, which lists are sorted by */
    private static String skill(String name) {
        return right().body("{\"name\":\"%s%s\"}".formatted(name, UUID.randomUUID()))
                .post("/v2/skills")
                .then()
                .statusCode(200)
                .extract()
                .path("skill.id");
    }

    private static String made(String key, String kind, String fields) {
        return by(key).body("{%s\"name\":\"n%s\"}".formatted(fields, UUID.randomUUID()))
                .post("/v2/" + kind)
                .then()
                .statusCode(200)
                .extract()
                .path(kind.substring(0, kind.length() - 1) + ".id");
    }

    private static String set(String... ids) {
        return List.of(ids).stream()
                .map(id -> '"' + id + '"')
                .collect(Collectors.joining(",", "{\"skillIds\":[", "]}"));
    }
}
