package io.outdial.outbound.entry;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A name in two forms that look the same is one name, in all three dialects. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CanonicalNamesTest {

    private final String composed = "Caf\u00e9 " + UUID.randomUUID();
    private final String decomposed = Normalizer.normalize(composed, Form.NFD);

    private RecordFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new RecordFixture();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/campaigns, name, '', campaign.name",
        "/v2/skills, name, '', skill.name",
        "/v2/members, agentId, '\"name\":\"Ada\",', member.agentId",
        "/v2/members, userName, '\"name\":\"Ada\",\"agentId\":\"%s\",', member.userName",
        "/v2/sources, publicId, '\"name\":\"Web\",', source.publicId"
    })
    void isTakenInEitherForm(String path, String field, String more, String answered) {
        right().body(body(field, decomposed, more))
                .post(path)
                .then()
                .statusCode(200)
                .body(answered, equalTo(composed));
        for (String form : List.of(composed, decomposed)) {
            // A user name is unique over all clients: the refusal does not confirm that there is one.
            boolean isSecret = field.equals("userName");
            right().body(body(field, form, more))
                    .post(path)
                    .then()
                    .statusCode(isSecret ? 422 : 400)
                    .body("code", equalTo(isSecret ? "VALIDATION_ERROR" : "ALREADY_EXISTS"));
        }
        if (!field.equals("userName")) {
            right().queryParam("search", decomposed.toUpperCase(Locale.ROOT))
                    .get(path)
                    .then()
                    .body("items." + field, hasItem(composed));
        }
    }

    private static String body(String field, String name, String more) {
        return "{%s\"%s\":\"%s\"}".formatted(more.formatted(UUID.randomUUID()), field, name);
    }

    private enum Way {
        COMPOSED,
        DECOMPOSED
    }

    private String in(Way way) {
        return way == Way.COMPOSED ? composed : decomposed;
    }

    @ParameterizedTest
    @EnumSource
    void aLeadFindsCampaignAgentAndSkill(Way way) {
        String member = right().body(body("agentId", decomposed, "\"name\":\"Ada\","))
                .post("/v2/members")
                .path("member.id");
        String skill =
                right().body(body("name", decomposed, "")).post("/v2/skills").path("skill.id");
        for (String method : List.of("Agentwise", "Skillwise")) {
            String campaign = right().body(body("name", method + decomposed, "\"dialMethod\":\"" + method + "\","))
                    .post("/v2/campaigns")
                    .path("campaign.id");
            right().body("{\"memberIds\":[\"" + member + "\"]}")
                    .put("/v2/campaigns/{id}/members", campaign)
                    .then()
                    .statusCode(200);
            right().body("{\"skillIds\":[\"" + skill + "\"]}")
                    .put("/v2/campaigns/{id}/skills", campaign)
                    .then()
                    .statusCode(200);
            given().contentType("application/json")
                    .header("apiKey", TestEnvironment.KEY)
                    .body(
                            "{\"userName\":\"%s\",\"campaignName\":\"%s\",\"phoneNumber\":\"2025550155\",\"agentId\":\"%s\",\"skill\":\"%s\"}"
                                    .formatted(TestEnvironment.CLOUD_AGENT_USER, method + in(way), in(way), in(way)))
                    .post("/ca_apis/AddCampaignData")
                    .then()
                    .statusCode(200)
                    .body("message", equalTo("SuccessFully Updated"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAgentLogsInAndMarks(Way way) {
        fixture.campaign(composed, composed);
        fixture.execute("UPDATE member SET user_name = ? WHERE id = ?", composed, fixture.member);
        String phone = RecordFixture.newPhone();

        RecordRequest.byNumber(fixture, phone)
                .with("campaignName", in(way))
                .with("callingList", in(way))
                .as(in(way), TestEnvironment.AGENT_PASSWORD)
                .accepted();
    }

    @Test
    void anotherServiceFindsASource() {
        right().body(body("publicId", decomposed, "\"name\":\"Web\",")).post("/v2/sources");

        given().contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body("{\"clientId\":\"%s\",\"sourcePublicIds\":[\"%s\"]}"
                        .formatted(TestEnvironment.CLIENT, decomposed))
                .post("/internal/v1/directory/lookup")
                .then()
                .statusCode(200)
                .body("publicSources.publicId", equalTo(List.of(composed)));
    }

    /** Composition may lengthen: the bound is that of what is stored. */
    @Test
    void aNameHasTwoHundredAndFiftyFiveCharacters() {
        String grows = "\u0958";
        assertEquals(2, Normalizer.normalize(grows, Form.NFC).length());
        String tag = UUID.randomUUID().toString();
        right().body(body("name", tag + "\ud83d\ude00".repeat(255 - tag.length()), ""))
                .post("/v2/skills")
                .then()
                .statusCode(200);
        for (String name : List.of("\ud83d\ude00".repeat(256), grows.repeat(128))) {
            wrong().body(body("name", name, ""))
                    .post("/v2/skills")
                    .then()
                    .statusCode(422)
                    .body("errors[0].path", equalTo(List.of("name")))
                    .body("errors[0].code", equalTo("too_big"));
        }
    }

    /** The migration, over what earlier versions may have stored. */
    @Test
    void whatWasStoredInAnotherFormIsStillFound() {
        String twin = Normalizer.normalize("Twin " + composed, Form.NFC);
        fixture.campaign(decomposed, decomposed);
        fixture.campaign(Normalizer.normalize(twin, Form.NFD), Normalizer.normalize(twin, Form.NFD));
        fixture.campaign(twin, twin);
        UUID other = UUID.randomUUID();
        fixture.member(other, decomposed);
        fixture.execute("UPDATE member SET agent_id = ? WHERE id = ?", decomposed, other);
        String migration = migration();
        fixture.execute(migration);
        fixture.execute(migration);

        for (String table : List.of("campaign", "calling_list")) {
            assertEquals("1", fixture.text("SELECT count(*) FROM " + table + " WHERE name = ?", composed));
            assertEquals("1", fixture.text("SELECT count(*) FROM " + table + " WHERE name = ?", twin));
            assertEquals(
                    "1", fixture.text("SELECT count(*) FROM " + table + " WHERE name = ? || ' (' || id || ')'", twin));
        }
        assertEquals(composed, fixture.text("SELECT agent_id FROM member WHERE id = ?", other));
        assertEquals(composed, fixture.text("SELECT user_name FROM member WHERE id = ?", other));
        right().queryParam("search", twin).get("/v2/campaigns").then().body("itemsTotal", equalTo(2));
    }

    /** Of two logins that look the same each goes on as it was typed. */
    @ParameterizedTest
    @EnumSource
    void twoLoginsThatLookTheSameBothGoOn(Way way) {
        UUID other = UUID.randomUUID();
        fixture.execute("UPDATE member SET user_name = ? WHERE id = ?", composed, fixture.member);
        fixture.member(other, decomposed, RecordFixture.FEATURE);
        fixture.execute(migration());
        UUID own = UUID.randomUUID();
        fixture.execute(
                "INSERT INTO device (client_id, id, member_id) VALUES (?, ?, ?)",
                fixture.client,
                own,
                way == Way.COMPOSED ? fixture.member : other);

        RecordRequest.byNumber(fixture, RecordFixture.newPhone())
                .with("devicePath", "/devices/" + own)
                .as(in(way), TestEnvironment.AGENT_PASSWORD)
                .accepted();
    }

    private static String migration() {
        try (InputStream in = CanonicalNamesTest.class.getResourceAsStream("/db/migration/V040__canonical_names.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
