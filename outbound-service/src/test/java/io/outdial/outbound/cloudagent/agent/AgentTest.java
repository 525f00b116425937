package io.outdial.outbound.cloudagent.agent;

import static io.outdial.outbound.entry.Api.right;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agents over CloudAgent's API are members of the directory; their logins are sessions of desktops. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AgentTest {

    private static final String MANAGE = "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/AgentManage";
    private static final String LOGIN = "/CAServices/AgentAuthenticationV2/index.php";
    private static final String PASSWORD = "let-me-in-2";

    final Rows rows = new Rows();

    @Test
    void anAgentIsMadeShownAndDeleted() {
        String agent = unique();
        make(agent).body("message", equalTo("Agent Created Successfully"));
        make(agent).body("status", equalTo("error")).body("message", equalTo("Agent Already Exists"));
        right().queryParam("search", agent)
                .get("/v2/members")
                .then()
                .body("items[0].name", equalTo("Ada A"))
                .body("items[0].userName", equalTo(agent + "@demo"))
                .body("items[0].hasPassword", equalTo(true))
                .body("items[0].features", equalTo(List.of("api-voice", "api-voice-outbound")));
        given().auth()
                .preemptive()
                .basic(agent + "@demo", PASSWORD)
                .get("/api/v2/me")
                .then()
                .statusCode(200);
        details(agent)
                .body(equalTo(
                        "{\"status\":\"success\",\"message\":{\"agentId\":\"%s\",\"agentName\":\"Ada A\",\"loggedIn\":false,\"phoneNumber\":\"\",\"skills\":[\"sales\",\"support\"],\"campaigns\":[]}}"
                                .formatted(agent)));
        manage("Delete", agent, "").body("message", equalTo("Agent Deleted Successfully"));
        manage("Delete", agent, "").body("message", equalTo("Agent is Invalid"));
        details(agent).body("status", equalTo("error")).body("message", equalTo("agentId is Invalid"));
    }

    /** What is not given stays; so does the login. */
    @Test
    void anAgentIsChanged() {
        String agent = unique();
        make(agent);
        manage("Edit", agent, "&agentName=Ben B&agentPassword=let-me-in-3")
                .body("status", equalTo("success"))
                .body("message", equalTo("Agent Updated Successfully"));
        given().auth()
                .preemptive()
                .basic(agent + "@demo", "let-me-in-3")
                .get("/api/v2/me")
                .then()
                .statusCode(200);
        details(agent)
                .body("message.agentName", equalTo("Ben B"))
                .body("message.skills", equalTo(List.of("sales", "support")));
        manage("edit", agent, "&skill=sales").body("message", equalTo("Agent Updated Successfully"));
        manage("edit", agent, "&skill=magic").body("message", equalTo("Skill is Invalid"));
        manage("edit", agent, "&agentName=X&agentPassword=short")
                .body("message", equalTo("Agent Password should be between 8 to 72 characters"));
        manage("edit", agent, "").body("message", equalTo("All parameters are mandatory"));
        manage("edit", unique(), "&agentName=X").body("message", equalTo("Agent is Invalid"));
        details(agent).body("message.agentName", equalTo("Ben B")).body("message.skills", equalTo(List.of("sales")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "action=create&agentName=A&agentPassword=let-me-in                  | All parameters are mandatory",
                "action=create&agentName=A&agentId=ID&agentPassword=                | All parameters are mandatory",
                "action=create&agentName=A&agentId=ID&agentPassword=short           | Agent Password should be between 8 to 72 characters",
                "action=create&agentName=A&agentId=ID&agentPassword=let-me-in&skill=sales,magic | Skill is Invalid",
                "action=promote&agentId=ID                                          | Agent Option is Invalid",
                "agentId=ID                                                         | All parameters are mandatory",
                "action=delete                                                      | All parameters are mandatory",
            })
    void whatIsWrongIsRefused(String query, String message) {
        String agent = unique();
        manage(query.replace("ID", agent)).body("status", equalTo("error")).body("message", equalTo(message));
        assertEquals(List.of(), rows.all("SELECT id FROM member WHERE agent_id = ?", agent));
    }

    @Test
    void theAccountMustBeRight() {
        String agent = unique();
        String query = "?format=json&action=create&agentName=A&agentPassword=let-me-in&agentId=" + agent;
        for (String account : List.of(
                "&userName=other&apiKey=" + TestEnvironment.KEY,
                "&userName=demo&apiKey=x",
                "&userName=demo",
                "&userName=demo&apiKey=" + TestEnvironment.KEY_WITHOUT_PERMISSIONS)) {
            given().get(MANAGE + query + account)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("error"))
                    .body("message", equalTo("Authentication Failed"));
        }
        assertEquals(List.of(), rows.all("SELECT id FROM member WHERE agent_id = ?", agent));
    }

    @Test
    void anAgentLogsInAndOut() {
        String agent = unique();
        make(agent);
        logsIn(agent, "7811", "Agent " + agent + " logged in successfully");
        details(agent).body("message.loggedIn", equalTo(true)).body("message.phoneNumber", equalTo("7811"));
        given().auth()
                .preemptive()
                .basic(agent + "@demo", PASSWORD)
                .queryParam("subresources", "*")
                .get("/api/v2/me")
                .then()
                .statusCode(200)
                .body("user.devices[0].phoneNumber", equalTo("7811"));
        logsIn(agent, "7811", "Agent has already logged in");
        String other = unique();
        make(other);
        logsIn(other, "7811", agent + " logged in with the number (7811)");
        logsOut(agent, "Agent " + agent + " logged out successfully");
        logsOut(agent, "Agent " + agent + " is not logged in");
        logsIn(agent, "7811", "Agent " + agent + " logged in successfully");
        assertEquals(
                1,
                rows.all("SELECT device.id FROM device JOIN member ON member.id = member_id WHERE agent_id = ?", agent)
                        .size());
        logsOut(agent, "Agent " + agent + " logged out successfully");
    }

    @Test
    void aLoginNeedsTheAccountAndTheAgent() {
        String agent = unique();
        make(agent);
        String body = "userName=%s&apiKey=%s&action=%s&phoneNumber=%s";
        String key = TestEnvironment.KEY;
        answers(as(agent, PASSWORD), body.formatted("other", key, "login", "7812"), "Invalid userName or apiKey");
        answers(as(agent, PASSWORD), body.formatted("demo", "x", "login", "7812"), "Invalid userName or apiKey");
        answers(as(agent, "wrong-password"), body.formatted("demo", key, "login", "7812"), "Invalid Authentication");
        answers(as("nobody", PASSWORD), body.formatted("demo", key, "login", "7812"), "Invalid Authentication");
        answers(given(), body.formatted("demo", key, "login", "7812"), "Invalid Authentication");
        answers(as(agent, PASSWORD), body.formatted("demo", key, "pause", "7812"), "action not valid");
        answers(
                as(agent, PASSWORD),
                body.formatted("demo", key, "login", "12"),
                "phoneNumber should be between 3 to 17 digits long and allows prefix +");
        details(agent).body("message.loggedIn", equalTo(false));
    }

    @Test
    void nobodyDials() {
        CloudAgentRequest.withKey(TestEnvironment.KEY)
                .body("{\"userName\":\"demo\",\"agentID\":\"agent1\",\"customerNumber\":\"2025550123\"}")
                .post("/ca_apis/AgentManualDial")
                .then()
                .statusCode(200)
                .body(equalTo("{\"status\":\"Fail\",\"message\":\"Outdial places no calls\"}"));
    }

    private static ValidatableResponse make(String agent) {
        return manage("Create", agent, "&agentName=Ada A&agentPassword=" + PASSWORD + "&skill=support,sales");
    }

    private static ValidatableResponse manage(String action, String agent, String more) {
        return manage("action=" + action + "&agentId=" + agent + more);
    }

    private static ValidatableResponse manage(String query) {
        return given().get(MANAGE + "?format=json&userName=demo&apiKey=" + TestEnvironment.KEY + "&" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse details(String agent) {
        return CloudAgentRequest.withKey(TestEnvironment.KEY)
                .body("{\"userName\":\"demo\",\"agentId\":\"%s\"}".formatted(agent))
                .post("/ca_apis/AgentDetails")
                .then()
                .statusCode(200);
    }

    private static void logsIn(String agent, String phone, String message) {
        answers(as(agent, PASSWORD), account() + "&action=Login&phoneNumber=" + phone, message);
    }

    private static void logsOut(String agent, String message) {
        answers(as(agent, PASSWORD), account() + "&action=logout", message);
    }

    private static String account() {
        return "userName=demo&apiKey=" + TestEnvironment.KEY;
    }

    private static RequestSpecification as(String agent, String password) {
        return given().auth().preemptive().basic(agent, password);
    }

    private static void answers(RequestSpecification request, String body, String message) {
        request.contentType("application/x-www-form-urlencoded")
                .body(body + "&format=json")
                .post(LOGIN)
                .then()
                .statusCode(200)
                .body("message", equalTo(message));
    }

    private static String unique() {
        return "a" + UUID.randomUUID();
    }
}
