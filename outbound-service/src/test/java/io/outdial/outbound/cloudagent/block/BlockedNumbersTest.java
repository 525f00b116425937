package io.outdial.outbound.cloudagent.block;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Block groups are groups of the do-not-call list: what they hold is not called by the campaigns that name them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class BlockedNumbersTest {

    private static final String CREATE = "/ca_apis/createBlockNumber";
    private static final String DELETE = "/ca_apis/deleteBlockNumber";
    private static final String OLDER = "/CAServicesV3/blockNumberGroupV2.php";

    final Campaigns campaigns = new Campaigns();

    final Rows rows = new Rows();

    private final String name = "G" + UUID.randomUUID().toString().substring(0, 8);
    private final String phone = Campaigns.number();

    @Test
    void whatAGroupHoldsIsNotCalled() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String other = Campaigns.number();
        int group = create(phone + ",+1" + other + ",5550143")
                .body("status", equalTo("success"))
                .body("message", equalTo("created"))
                .body("input.name", equalTo(name))
                .body("input.description", equalTo("by hand"))
                .body("output.affectedRows", equalTo(2))
                .body("output.succes", equalTo(List.of("+1" + phone, "+1" + other)))
                .body("output.error", equalTo(List.of("5550143")))
                .extract()
                .path("output.lastInsertId");
        rows.execute(
                "UPDATE campaign SET dnc_scopes = ARRAY(SELECT id FROM do_not_call_group WHERE name = ?) WHERE name = ?",
                name,
                campaign);
        assertLeadIsAnswered(campaign, "PhoneNumber Added is a DND Number");

        create(phone + "," + Campaigns.number())
                .body("output.affectedRows", equalTo(1))
                .body("output.lastInsertId", equalTo(group))
                .body("output.error", equalTo(List.of("+1" + phone)));
        delete(DELETE, group, phone + ",2025550100")
                .body("status", equalTo("success"))
                .body("message", equalTo("deleted"))
                .body("output.success", equalTo(List.of("+1" + phone)))
                .body("output.error", equalTo(List.of("+12025550100")))
                .body("output.deleted", equalTo(1));
        assertLeadIsAnswered(campaign, "SuccessFully Updated Progressive Campaign");
        delete(DELETE + "Group", group, other).body("output.deleted", equalTo(1));
        assertEquals(
                "by hand key good by createBlockNumber",
                rows.text(
                        "SELECT DISTINCT concat_ws(' ', entry.reason, entry.reported_by) FROM do_not_call AS entry JOIN do_not_call_group AS grouped ON grouped.id = entry.scope WHERE grouped.name = ?",
                        name));
    }

    @Test
    void itEndsWhenItIsTo() {
        create("\"expiryDate\":\"2099-01-31 18:00:00\",", phone).body("output.affectedRows", equalTo(1));
        assertEquals(
                "2099-01-31 18:00:00",
                rows.text(
                        "SELECT to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM do_not_call WHERE phone = ?",
                        phone));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'blockNumbers':'2025550101'}                      | message | Parameters are mandatory",
                "{'name':'NAME'}                                    | message | Parameters are mandatory",
                "{'name':'NAME','blockNumbers':''}                  | message | Parameters are mandatory",
                "{'name':'X','blockNumbers':'2025550101'}           | errors.name | Name (X) allows 2 to 50 characters only",
                "{'name':'NAME','description':'x','blockNumbers':'2025550101'} | errors.description | Description (x) allows 2 to 50 characters only",
                "{'name':'NAME','blockNumbers':'2025550101,x'}      | errors.blockNumbers | Blocknumbers data contains invalid format of numbers",
                "{'name':'NAME','blockNumbers':'2025550101','expiryDate':'soon'} | errors.expiryDate | Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd",
                "{'name':'NAME','blockNumbers':'2025550101','expiryDate':'2020-01-01'} | errors.expiryDate | The expiry date and time must be in the future",
            })
    void whatIsWrongIsRefused(String body, String path, String text) {
        send(
                        given().header("apiKey", TestEnvironment.KEY),
                        "POST",
                        CREATE,
                        body.replace('\'', '"').replace("NAME", name).replace("{", "{\"userName\":\"demo\","))
                .body("status", equalTo("error"))
                .body(path, equalTo(text));
        assertEquals(0, rows.number("SELECT count(*) FROM do_not_call_group WHERE name = ?", name));
    }

    @Test
    void aHundredNumbersAtMost() {
        create(Stream.generate(() -> phone).limit(101).collect(Collectors.joining(",")))
                .body("errors.blockNumbers", equalTo("Blocknumbers data allows 100 numbers only"));
    }

    /** Real HTTP Basic, and nothing else, on the older path. */
    @Test
    void byTheOlderPath() {
        String body =
                "{\"name\":\"%s\",\"description\":\"by hand\",\"blockNumbers\":\"%%2B1%s\"}".formatted(name, phone);
        int group = send(basic("demo", TestEnvironment.KEY), "POST", OLDER, body)
                .body("message", equalTo("created"))
                .body("output.succes", equalTo(List.of("+1" + phone)))
                .extract()
                .path("output.lastInsertId");
        String delete = "{\"id\":%d,\"blockNumbers\":\"%s\"}".formatted(group, phone);
        for (RequestSpecification wrong : List.of(
                given(),
                given().header("apiKey", TestEnvironment.KEY),
                basic("other", TestEnvironment.KEY),
                basic("demo", "x"),
                basic("demo", TestEnvironment.KEY_WITHOUT_PERMISSIONS))) {
            send(wrong, "DELETE", OLDER, delete)
                    .body(equalTo("{\"status\":\"error\",\"message\":\"Authentication failed\"}"));
        }
        send(basic("germany", TestEnvironment.GERMAN_CLIENT_KEY), "DELETE", OLDER, delete)
                .body("message", equalTo("Invalid group id"));
        send(basic("demo", TestEnvironment.KEY), "DELETE", OLDER, delete).body("output.deleted", equalTo(1));
    }

    @Test
    void aGroupThatIsNone() {
        send(
                        given().header("apiKey", TestEnvironment.KEY),
                        "DELETE",
                        DELETE,
                        "{\"userName\":\"demo\",\"blockNumbers\":\"2025550101\"}")
                .body("message", equalTo("Parameters are mandatory"));
        for (String group : List.of("\"x\"", "0", "\"99999999999999999999\"")) {
            send(
                            given().header("apiKey", TestEnvironment.KEY),
                            "DELETE",
                            DELETE,
                            "{\"userName\":\"demo\",\"groupId\":%s,\"blockNumbers\":\"2025550101\"}".formatted(group))
                    .body("message", equalTo("Invalid group id"));
        }
        send(given().header("apiKey", "wrong"), "DELETE", DELETE, "{\"userName\":\"demo\"}")
                .body("message", equalTo("Authentication failed"));
    }

    private void assertLeadIsAnswered(String campaign, String message) {
        CloudAgentRequest.send(CloudAgentRequest.lead(campaign, phone)).then().body("message", equalTo(message));
    }

    private ValidatableResponse create(String numbers) {
        return create("", numbers);
    }

    private ValidatableResponse create(String more, String numbers) {
        return send(
                given().header("apiKey", TestEnvironment.KEY),
                "POST",
                CREATE,
                "{\"userName\":\"demo\",%s\"name\":\"%s\",\"description\":\"by hand\",\"blockNumbers\":\"%s\"}"
                        .formatted(more, name, numbers));
    }

    private static ValidatableResponse delete(String path, int group, String numbers) {
        return send(
                given().header("apiKey", TestEnvironment.KEY),
                "DELETE",
                path,
                "{\"userName\":\"demo\",\"groupId\":%d,\"blockNumbers\":\"%s\"}".formatted(group, numbers));
    }

    private static RequestSpecification basic(String userName, String key) {
        return given().auth().preemptive().basic(userName, key);
    }

    private static ValidatableResponse send(RequestSpecification request, String method, String path, String body) {
        return request.filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .body(body)
                .request(method, path)
                .then()
                .statusCode(200);
    }
}
