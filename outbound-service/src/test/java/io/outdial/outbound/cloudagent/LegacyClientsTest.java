package io.outdial.outbound.cloudagent;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients of the older manual send, byte for byte as far as it matters, rebuilt from cloudagent.md §4. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LegacyClientsTest {

    private static final String PATH = "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/addCamapaignData";

    private static final String STARTED =
            "{\"status\":\"SUCCESS\",\"message\":\"Successfully Updated, Progressive was started\"}";

    final Campaigns campaigns = new Campaigns();

    /** Client 1, a Ruby gem: a urlencoded body, an answer in JSON. */
    @Test
    void theGemThatPostsAForm() {
        String campaign = campaigns.make("Progressive", "Agentwise", "READY");
        String body = "userName=demo&api_key=" + TestEnvironment.KEY + "&campaign_name=" + campaign
                + "&PhoneNumber=%2B12025550123&agentId=agent1&Name=Cleo%20C&checkDuplicate=true&action=start&skill=&Priority=7"
                + "&ExpiryDate=2099-01-31&format=json";
        Response answer = send("POST", PATH, "Content-Type: application/x-www-form-urlencoded", body);
        assertEquals(STARTED, answer.asString());
        assertTrue(answer.contentType().startsWith("application/json"));
        assertEquals("+12025550123", campaigns.ofOnlyRecord(campaign, "phone"));
        assertEquals("Cleo C", campaigns.ofOnlyRecord(campaign, "name"));
        assertEquals("{}", campaigns.ofOnlyRecord(campaign, "user_data::text"));
        assertEquals("RUNNING", campaigns.position(campaign));
    }

    /** Client 2, older versions of the gem: a query, and an answer that its XML reader finds {@code status} in. */
    @Test
    void theOlderGemThatReadsXml() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        for (String accept : new String[] {"*/*", "application/xml", "text/html"}) {
            given().accept(accept)
                    .get(PATH + "?api_key=" + TestEnvironment.KEY + "&campaign_name=" + campaign
                            + "&PhoneNumber=2025550123&City=New%20York")
                    .then()
                    .statusCode(200)
                    .contentType("application/xml")
                    .header("X-Outdial-Outcome", matchesPattern("stored;handle=[0-9]+"))
                    .body(equalTo("<xml><status>SUCCESS</status><message>Successfully Updated</message></xml>"));
        }
        assertEquals(3, campaigns.stored(campaign));
    }

    /** Client 3, a PHP one: takes every 4xx and 5xx for an exception. */
    @Test
    void thePhpClientThatSendsAQuery() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        Response answer = given().urlEncodingEnabled(false)
                .get(PATH + "?api_key=" + TestEnvironment.KEY + "&campaign_name=" + campaign
                        + "&PhoneNumber=+12025550123&Name=Cleo+C&action=START&format=json");
        assertEquals(200, answer.statusCode());
        assertEquals(STARTED, answer.asString());
        assertEquals("+12025550123", campaigns.ofOnlyRecord(campaign, "phone"));
        assertEquals("Cleo C", campaigns.ofOnlyRecord(campaign, "name"));
    }

    /** Client 4, a Java servlet: fields as pairs of segments. */
    @Test
    void theServletThatSendsSegments() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        given().urlEncodingEnabled(false)
                .get(PATH + "/api_key/" + TestEnvironment.KEY + "/campaign_name/" + campaign
                        + "/PhoneNumber/2025550123/City/New%20York/")
                .then()
                .statusCode(200)
                .body(equalTo("<xml><status>SUCCESS</status><message>Successfully Updated</message></xml>"));
        assertEquals("{\"City\": \"New York\"}", campaigns.ofOnlyRecord(campaign, "user_data::text"));
    }

    /** Client 5, for Node: multipart under a boundary made by hand. */
    @Test
    void theNodeClientThatMakesItsOwnBoundary() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
        StringBuilder body = new StringBuilder();
        String[] fields = {
            "PhoneNumber",
            "2025550123",
            "api_key",
            TestEnvironment.KEY,
            "campaign_name",
            campaign,
            "action",
            "start",
            "Priority",
            "1",
            "checkDuplicate",
            "false",
            "format",
            "json"
        };
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, fields[i], fields[i + 1]));
        }
        body.append("--").append(boundary).append("--");
        String type = "content-type: multipart/form-data; boundary=" + boundary;
        assertEquals(STARTED, send("POST", PATH, type, body.toString()).asString());
        assertEquals(1, campaigns.stored(campaign));
    }

    /** Client 9, a load test: the second name of the operation; its predicate is that the answer has a status. */
    @Test
    void theLoadTestOfTheVendor() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String query = "?api_key=" + TestEnvironment.KEY + "&campaign_name=" + campaign
                + "&format=json&PhoneNumber=2025550123&Name=N&action=start&checkDuplicate=true";
        String[] answers = {STARTED, "{\"status\":\"SUCCESS\",\"message\":\"Number Already Exist\"}"};
        String[] outcomes = {"stored;handle=[0-9]+", "duplicate;handle=[0-9]+"};
        for (int i = 0; i < answers.length; i++) {
            given().get(PATH + "V2" + query)
                    .then()
                    .statusCode(200)
                    .header("X-Outdial-Outcome", matchesPattern(outcomes[i]))
                    .body(equalTo(answers[i]));
        }
        assertEquals(1, campaigns.stored(campaign));
    }

    /** Client 7, a module of a PHP CRM: a form with JSON in it. It looks for a key that the list of answers has not. */
    @Test
    void theCrmModuleThatLoadsInBulk() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String path = "/cloudAgentRestAPI/index.php/AddCampaignBulkData/addBulkData/format/json";
        String body = "api_key=" + TestEnvironment.KEY + "&campaign_name=" + campaign
                + "&bulkData=%7B%22map%22%3A%5B%22PhoneNumber%22%2C%22Name%22%2C%22Priority%22%5D%2C%22data%22%3A%5B%5B%22%2B12025550123%22%2C"
                + "%22Cleo+C%22%2C6%5D%2C%5B%2212%22%2C%22Carl%22%2C6%5D%5D%7D";
        Response answer = send("POST", path, "Content-Type: application/x-www-form-urlencoded", body);
        assertEquals(
                "{\"message\":[{\"PhoneNumber\":\"+12025550123\",\"Status\":\"SuccessFully Updated\"},"
                        + "{\"PhoneNumber\":\"12\",\"Status\":\"phone number should be numeric and must be between 3 to 16 digits and"
                        + " allows prefix +\"}]}",
                answer.asString());
        assertEquals("Cleo C", campaigns.ofOnlyRecord(campaign, "name"));
    }

    /**
     * Client 8, the admin screen of a CRM: {@code api_key} where the page has {@code apiKey}, and a column of its own.
     */
    @Test
    void theAdminScreenThatLoadsInBulk() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String path = "/cloudAgentRestAPI/index.php/AddCampaignBulkDataV4/addBulkData/format/json";
        String body = """
                {"api_key":"%s","userName":"demo","campaignName":"%s","checkDuplicate":true,"action":"start",
                 "bulkData":{"map":["PhoneNumber","Name","agentNumber"],"data":[["2025550123","Cleo","7001"],["2025550123","Cleo","7001"]]}}""".formatted(TestEnvironment.KEY, campaign);
        Response answer = send("POST", path, "Content-Type: application/json", body);
        assertEquals("success", answer.path("status"));
        assertEquals("Number Already Exist", answer.path("message[1].Status"));
        assertEquals("{\"agentNumber\": \"7001\"}", campaigns.ofOnlyRecord(campaign, "user_data::text"));
        assertEquals("RUNNING", campaigns.position(campaign));
    }

    @Test
    void aJsonBodyOnAGet() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String body = "{\"api_key\":\"%s\",\"campaignName\":\"%s\",\"phoneNumber\":2025550123,\"format\":\"json\"}"
                .formatted(TestEnvironment.KEY, campaign);
        Response answer = send("GET", PATH.toLowerCase(Locale.ROOT) + "/", "Content-Type: application/json", body);
        assertEquals("{\"status\":\"SUCCESS\",\"message\":\"Successfully Updated\"}", answer.asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api_key=wrong&campaign_name=x&PhoneNumber=123     | No User Found",
                "campaign_name=x&PhoneNumber=123                   | No User Found",
                "api_key=&campaign_name=x&PhoneNumber=123          | No User Found",
                "api_key={key}&PhoneNumber=123                     | No User Found or Campaign Name is Invalid",
                "api_key={key}&campaign_name=none&PhoneNumber=123  | No User Found or Campaign Name is Invalid",
                "api_key={key}&campaign_name=Progressive_Nonagentwise | Phone Number is Empty!",
                "api_key={key}&campaign_name=Progressive_Nonagentwise&PhoneNumber=%3Cx%3E | phone number should be numeric and must be between 3 to 16 digits and allows prefix +",
                "api_key={key}&campaign_name=Progressive_Nonagentwise&PhoneNumber=2025550123&Priority=0 | The priority value must be numeric and range from 1 to 99.",
                "api_key={none}&campaign_name=x&PhoneNumber=123    | Invalid action.",
            })
    void whatIsRefusedIsAFail(String query, String message) {
        String keyed =
                query.replace("{key}", TestEnvironment.KEY).replace("{none}", TestEnvironment.KEY_WITHOUT_PERMISSIONS);
        given().urlEncodingEnabled(false)
                .get(PATH + "?format=json&" + keyed)
                .then()
                .statusCode(200)
                .header("X-Outdial-Outcome", equalTo("refused"))
                .body(equalTo("{\"status\":\"FAIL\",\"message\":\"" + message + "\"}"));
        given().urlEncodingEnabled(false)
                .get(PATH + "?" + keyed)
                .then()
                .statusCode(200)
                .body(equalTo("<xml><status>FAIL</status><message>" + message + "</message></xml>"));
    }

    /** What is refused before the rules has the form that the request asks for, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?x=%00             | <xml><status>error</status><message>x holds a NUL character or half a character</message></xml>",
                "?x=%00&format=json | {\"status\":\"error\",\"message\":\"x holds a NUL character or half a character\"}",
            })
    void aFaultIsXmlToo(String query, String body) {
        given().urlEncodingEnabled(false)
                .get(PATH + query)
                .then()
                .statusCode(422)
                .body(equalTo(body));
    }

    /** An account that takes no key on today's paths takes it here. */
    @Test
    void anAccountOfAnotherSetting() {
        given().get(PATH + "?format=json&api_key=" + TestEnvironment.LEGACY_CLIENT_KEY + "&campaign_name=none")
                .then()
                .statusCode(200)
                .body("message", equalTo("No User Found or Campaign Name is Invalid"));
    }

    /** Lets the content type stand as it is given, and the body with it. */
    private static Response send(String method, String path, String header, String body) {
        String type = header.substring(header.indexOf(' ') + 1);
        return given().urlEncodingEnabled(false)
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig()
                                .encodeContentTypeAs(type.split(";", 2)[0], ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", type)
                .body(body)
                .request(method, path);
    }
}
