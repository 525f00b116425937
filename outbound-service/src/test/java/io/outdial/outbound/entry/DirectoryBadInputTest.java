package io.outdial.outbound.entry;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that are wrong, in a create and in a patch: refused by their path, and nothing is stored. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DirectoryBadInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CAMPAIGN | 'name':''                      | name                 | too_small",
                "CAMPAIGN | 'name':' '                     | name                 | invalid_format",
                "CAMPAIGN | 'name':'\\u2003'               | name                 | invalid_format",
                "CAMPAIGN | 'name':'a\\u0000'              | name                 | invalid_format",
                "CAMPAIGN | 'name':null                    | name                 | invalid_type",
                "CAMPAIGN | 'name':1                       | name                 | invalid_type",
                "CAMPAIGN | 'description':7                | description          | invalid_type",
                "CAMPAIGN | 'startDate':'tomorrow'         | startDate            | invalid_format",
                "CAMPAIGN | 'startDate':'2026-01-01'       | startDate            | invalid_format",
                "CAMPAIGN | 'startDate':'2026-13-01T00:00:00Z' | startDate        | invalid_format",
                "CAMPAIGN | 'maxConcurrentCalls':0         | maxConcurrentCalls   | too_small",
                "CAMPAIGN | 'maxConcurrentCalls':1.5       | maxConcurrentCalls   | invalid_type",
                "CAMPAIGN | 'maxConcurrentCalls':'5'       | maxConcurrentCalls   | invalid_type",
                "CAMPAIGN | 'maxAttempts':99999999999      | maxAttempts          | too_big",
                "CAMPAIGN | 'kind':'human'                 | kind                 | invalid_value",
                "CAMPAIGN | 'type':'preview'               | type                 | invalid_value",
                "CAMPAIGN | 'dialMethod':null              | dialMethod           | invalid_type",
                "CAMPAIGN | 'applyDnc':'yes'               | applyDnc             | invalid_type",
                "CAMPAIGN | 'applicationId':0              | applicationId        | too_small",
                "CAMPAIGN | 'transferConfigIds':null       | transferConfigIds    | invalid_type",
                "CAMPAIGN | 'transferConfigIds':['x']      | transferConfigIds,0  | invalid_format",
                "CAMPAIGN | 'routingConfigId':'x'          | routingConfigId      | invalid_format",
                "CAMPAIGN | 'groupName':' '                | groupName            | invalid_format",
                "CAMPAIGN | 'groupName':7                  | groupName            | invalid_type",
                "CAMPAIGN | 'callFrom':-1,'callUntil':5    | callFrom             | too_small",
                "CAMPAIGN | 'callFrom':86400,'callUntil':5 | callFrom             | too_big",
                "CAMPAIGN | 'callFrom':5,'callUntil':86401 | callUntil            | too_big",
                "CAMPAIGN | 'callFrom':'08:00','callUntil':5 | callFrom             | invalid_type",
                "CAMPAIGN | 'callFrom':5,'callUntil':5     | callUntil            | custom",
                "CAMPAIGN | 'callFrom':5                   | callUntil            | custom",
                "CAMPAIGN | 'callUntil':5                  | callFrom             | custom",
                "CAMPAIGN | 'pacingRatio':0.99             | pacingRatio          | too_small",
                "CAMPAIGN | 'pacingRatio':10.01            | pacingRatio          | too_big",
                "CAMPAIGN | 'pacingRatio':'2'              | pacingRatio          | invalid_type",
                "CAMPAIGN | 'maxDropPercent':-1            | maxDropPercent       | too_small",
                "CAMPAIGN | 'maxDropPercent':101           | maxDropPercent       | too_big",
                "CAMPAIGN | 'maxDropPercent':2.5           | maxDropPercent       | invalid_type",
                "MEMBER   | 'name':''                      | name                 | too_small",
                "MEMBER   | 'agentId':''                   | agentId              | too_small",
                "MEMBER   | 'agentId':'\\t'                | agentId              | invalid_format",
                "MEMBER   | 'agentId':null                 | agentId              | invalid_type",
                "MEMBER   | 'userName':''                  | userName             | too_small",
                "MEMBER   | 'userName':'a:b'               | userName             | invalid_format",
                "MEMBER   | 'userName':'a\\nb'             | userName             | invalid_format",
                "MEMBER   | 'password':'short'             | password             | too_small",
                "MEMBER   | 'password':['correct horse']   | password             | invalid_type",
                "MEMBER   | 'features':'x'                 | features             | invalid_type",
                "MEMBER   | 'features':['campaigns:write'] | features,0           | invalid_format",
                "MEMBER   | 'features':[null]              | features,0           | invalid_type",
                "SOURCE   | 'name':''                      | name                 | too_small",
                "SOURCE   | 'publicId':''                  | publicId             | too_small",
                "SOURCE   | 'publicId':'  '                | publicId             | invalid_format",
                "SOURCE   | 'defaultLeadCost':-1           | defaultLeadCost      | too_small",
                "SOURCE   | 'defaultLeadCost':1000001      | defaultLeadCost      | too_big",
                "SOURCE   | 'defaultLeadCost':1e400        | defaultLeadCost      | too_big",
                "SOURCE   | 'defaultLeadCost':'2'          | defaultLeadCost      | invalid_type",
                "SKILL    | 'name':''                      | name                 | too_small",
                "SKILL    | 'name':{}                      | name                 | invalid_type",
            })
    void aWrongFieldIsRefused(Kind kind, String field, String path, String code) {
        String name = Kind.unique();
        String fields = field.replace('\'', '"');
        String agent = kind == Kind.MEMBER && !field.startsWith("'agentId'") ? "\"agentId\":\"" + name + "\"," : "";
        String named = field.startsWith("'name'") ? "" : "\"name\":\"" + name + "\",";
        List<String> at = List.of(path.split(","));
        wrong().body("{" + named + agent + fields + "}")
                .post(kind.path())
                .then()
                .statusCode(422)
                .body("errors.path", hasItem(at))
                .body("errors.find { it.path == " + groovy(at) + " }.code", equalTo(code));
        right().queryParam("search", name).get(kind.path()).then().body("itemsTotal", equalTo(0));
        String id = kind.make(name);
        String before = right().get(kind.path() + "/{id}", id).asString();
        wrong().body("{" + fields + "}")
                .patch(kind.path() + "/{id}", id)
                .then()
                .statusCode(422)
                .body("errors.path", hasItem(at));
        assertEquals(before, right().get(kind.path() + "/{id}", id).asString());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingIsNamed(Kind kind) {
        wrong().body("{}")
                .post(kind.path())
                .then()
                .statusCode(422)
                .body("errors.path", hasItem(List.of("name")))
                .body("errors[0].received", equalTo("undefined"));
    }

    @ParameterizedTest
    @EnumSource
    void aNameHasAtMost255Characters(Kind kind) {
        String longest = "😀".repeat(255 - 40) + Kind.unique();
        wrong().body(kind.body(longest + "xxxx")).post(kind.path()).then().statusCode(422);
        kind.make(longest.substring(2));
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatIsNoneIsRefused(Kind kind) {
        for (String id : List.of("7", "x", "497f6eca62764993bfeb53cbbbba6f08")) {
            wrong().get(kind.path() + "/{id}", id)
                    .then()
                    .statusCode(422)
                    .body("errors.path", equalTo(List.of(List.of(kind.singular() + "Id"))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "2026-06-30T23:59:60Z",
                "2026-01-01T00:00:00.123456789+14:00",
                "2026-01-01t00:00:00z",
                "2026-01-01 00:00:00Z"
            })
    void anOddDateIsReadOrRefusedButNoFault(String date) {
        String name = Kind.unique();
        int status = wrong().body("{\"name\":\"%s\",\"startDate\":\"%s\"}".formatted(name, date))
                .post("/v2/campaigns")
                .statusCode();
        assertEquals(true, status == 200 || status == 422 || status == 400, date + " " + status);
        right().queryParam("search", name)
                .get("/v2/campaigns")
                .then()
                .statusCode(200)
                .body("itemsTotal", equalTo(status == 200 ? 1 : 0));
    }

    @Test
    void costsAreKeptToFourPlaces() {
        for (List<String> cost : List.of(
                List.of("2.5", "2.5"),
                List.of("100", "100"),
                List.of("0", "0"),
                List.of("0.00005", "0.0001"),
                List.of("1e-300", "0"),
                List.of("1000000", "1000000"))) {
            String id = right().body("{\"name\":\"x\",\"defaultLeadCost\":" + cost.get(0) + "}")
                    .post("/v2/sources")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("source.id");
            String read = right().get("/v2/sources/{id}", id).asString();
            assertEquals(true, read.contains("\"defaultLeadCost\":" + cost.get(1) + "}"), read);
        }
    }

    @Test
    void aPublicIdentifierIsTakenOnce() {
        String publicId = Kind.unique();
        String body = "{\"name\":\"x\",\"publicId\":\"" + publicId + "\"}";
        String id = right().body(body)
                .post("/v2/sources")
                .then()
                .statusCode(200)
                .extract()
                .path("source.id");
        wrong().body(body).post("/v2/sources").then().statusCode(400).body("code", equalTo("ALREADY_EXISTS"));
        right().body("{\"publicId\":null}").patch("/v2/sources/{id}", id).then().statusCode(200);
        right().body(body).post("/v2/sources").then().statusCode(200);
    }

    private static String groovy(List<String> path) {
        return path.stream().map(step -> "'" + step + "'").toList().toString();
    }
}
