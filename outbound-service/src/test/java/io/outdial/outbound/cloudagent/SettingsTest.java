package io.outdial.outbound.cloudagent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two settings of this dialect, each other than it is by default. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class SettingsTest {

    final Campaigns campaigns = new Campaigns();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong | {'userName':'demo'}                       | 401 | Invalid User Details",
                "good  | {}                                        | 401 | Username Should Not be Null or Empty.",
                "none  | {'userName':'demo','campaignName':'Nobody'} | 401 | Invalid action.",
                "good  | {'userName':'demo'}                       | 200 | Please provide campaign details",
                "good  | {'userName':'demo','campaignName':'Nobody'} | 200 | No User Found or Campaign Name is Invalid",
            })
    void whoIsNotLetInCanBeAnswered401(String key, String body, int status, String message) {
        QuarkusMock.installMockForType(
                new AuthStatus(new Settings(CloudAgentConfig.InvalidPriority.REFUSE, 401)), AuthStatus.class);
        String apiKey =
                switch (key) {
                    case "good" -> TestEnvironment.KEY;
                    case "none" -> TestEnvironment.KEY_WITHOUT_PERMISSIONS;
                    default -> key;
                };
        CloudAgentRequest.withKey(apiKey)
                .body(body.replace('\'', '"'))
                .post(CloudAgentRequest.PATH)
                .then()
                .statusCode(status)
                .body("message", equalTo(message));
    }

    @ParameterizedTest
    @CsvSource({"x, 1", "100, 1", "-1, 1", "7, 7"})
    void anInvalidPriorityCanBeTheDefault(String priority, String stored) {
        takeInvalidPriorities();
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        send(campaign, priority).body("message", equalTo("SuccessFully Updated Progressive Campaign"));
        assertEquals(stored, campaigns.ofOnlyRecord(campaign, "priority::text"));
    }

    @Test
    void anEmptyOneIsRefusedAllTheSame() {
        takeInvalidPriorities();
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        send(campaign, "").body("message", equalTo("The priority value must be numeric and range from 0 to 99."));
        assertEquals(0, campaigns.stored(campaign));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 403, 500})
    void noOtherStatusIsTaken(int status) {
        Settings settings = new Settings(CloudAgentConfig.InvalidPriority.REFUSE, status);
        assertThrows(IllegalStateException.class, () -> new AuthStatus(settings));
    }

    private record Settings(InvalidPriority invalidPriority, int authStatus) implements CloudAgentConfig {}

    private static void takeInvalidPriorities() {
        QuarkusMock.installMockForType(
                new PrioritySettings(new Settings(CloudAgentConfig.InvalidPriority.DEFAULT, 200)),
                PrioritySettings.class);
    }

    private static ValidatableResponse send(String campaign, String priority) {
        return CloudAgentRequest.send(
                        CloudAgentRequest.lead(campaign, Campaigns.number()).put("priority", priority))
                .then()
                .statusCode(200);
    }
}
