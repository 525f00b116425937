package io.outdial.outbound.cloudagent.agent;

import static io.outdial.outbound.entry.Api.right;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone is a member who cannot log in, with a device. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PhoneTest {

    @Test
    void aPhoneIsMadeShownAndDeleted() {
        String name = "Phone" + UUID.randomUUID().toString().substring(0, 8);
        String number = "+77" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        String phone = "{\"status\":\"success\",\"phoneName\":\"%s\",\"phoneNumber\":\"%s\"}".formatted(name, number);
        post("create", name, number.replace("+", "%2B"), "support,sales")
                .body(equalTo("{\"status\":\"success\",\"message\":\"record inserted successfully\"}"));
        String member = right().queryParam("search", name)
                .get("/v2/members")
                .then()
                .body("items[0].userName", equalTo(null))
                .body("items[0].features", equalTo(List.of()))
                .extract()
                .path("items[0].id");
        right().get("/v2/members/{id}/skills", member).then().body("items.name", equalTo(List.of("sales", "support")));
        get("\"phoneName\":\"%s\"".formatted(name.toUpperCase(Locale.ROOT))).body(equalTo(phone));
        get("\"phoneNumber\":\"%s\"".formatted(number)).body(equalTo(phone));
        post("create", name.toLowerCase(Locale.ROOT), "7001", "")
                .body("message", equalTo("phone_name or phone_number already exist"));
        post("create", "Another", number, "").body("message", equalTo("phone_name or phone_number already exist"));
        post("delete", name, "7998", "").body("message", equalTo("No data found"));
        post("delete", name, number, "").body("message", equalTo("record inserted successfully"));
        get("\"phoneName\":\"%s\"".formatted(name)).body("message", equalTo("No data found"));
        right().queryParam("search", name).get("/v2/members").then().body("itemsTotal", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Get    | Desk  | 7990 |        | action not valid",
                "create | Desk  | ''   |        | phoneNumber cannot be empty",
                "create | Desk  | 79x0 |        | phoneNumber must be numeric",
                "create | Desk  | 79   |        | phoneNumber should be between 3 to 17 digits long and allows prefix +",
                "create | ''    | 7990 |        | phoneName cannot be empty",
                "create | D     | 7990 |        | phoneName should be between 2 to 50 alphanumeric characters long allows prefix + and special characters like .,@,_,- and Name cannot start and end with Special characters.",
                "create | -Desk | 7990 |        | phoneName should be between 2 to 50 alphanumeric characters long allows prefix + and special characters like .,@,_,- and Name cannot start and end with Special characters.",
                "create | Desk  | 7990 | magic  | Skill is Invalid",
                "get    | ''    | ''   |        | phoneNumber cannot be empty",
            })
    void whatIsWrongIsRefused(String action, String name, String number, String skill, String message) {
        post(action, name, number, skill == null ? "" : skill)
                .body("status", equalTo("error"))
                .body("message", equalTo(message));
    }

    private static ValidatableResponse post(String action, String name, String number, String skill) {
        return CloudAgentRequest.withKey(TestEnvironment.KEY)
                .body(
                        "{\"userName\":\"demo\",\"action\":\"%s\",\"phoneName\":\"%s\",\"phoneNumber\":\"%s\",\"skill\":\"%s\"}"
                                .formatted(action, name, number, skill))
                .post("/ca_apis/PhoneManageV2")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(String field) {
        return CloudAgentRequest.withKey(TestEnvironment.KEY)
                .body("{\"userName\":\"demo\",\"action\":\"get\"," + field + "}")
                .get("/ca_apis/PhoneManageV2")
                .then()
                .statusCode(200);
    }
}
