package io.outdial.outbound.cloudagent;

import static io.outdial.outbound.cloudagent.CloudAgentRequest.lead;
import static io.outdial.outbound.cloudagent.CloudAgentRequest.send;
import static io.outdial.outbound.cloudagent.CloudAgentRequest.withKey;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code expiryDate} as it is stored: an instant of the client's zone, or no date at all. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ExpiryTest {

    private static final String STORED = "to_char(expires_at AT TIME ZONE 'UTC', 'FMYYYY-MM-DD\"T\"HH24:MI:SS')";

    final Campaigns campaigns = new Campaigns();

    @ParameterizedTest
    @CsvSource({
        "2030-03-10 01:30:00, 2030-03-10T06:30:00",
        // Skipped, and shown twice: by the offset from before
        "2030-03-10 02:30:00, 2030-03-10T07:30:00",
        "2030-11-03 01:30:00, 2030-11-03T05:30:00",
        "2030-07-04, 2030-07-05T04:00:00",
        "9999-12-31 23:59:59, 10000-01-01T04:59:59"
    })
    void isAnInstantOfTheClientsZone(String expiryDate, String expected) {
        String campaign = "N" + UUID.randomUUID();
        campaigns.make(TestEnvironment.NEW_YORK_CLIENT, campaign, "Progressive", "Nonagentwise", "READY");
        withKey(TestEnvironment.NEW_YORK_CLIENT_KEY)
                .body(lead(campaign, Campaigns.number())
                        .put("userName", "newyork")
                        .put("expiryDate", expiryDate)
                        .toString())
                .post(CloudAgentRequest.PATH)
                .then()
                .statusCode(200)
                .body("message", equalTo("SuccessFully Updated Progressive Campaign"));
        assertEquals(expected, campaigns.ofOnlyRecord(campaign, STORED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000-01-01",
                "+10000-01-01",
                "+294277-01-01 00:00:00",
                "+999999999-12-31 23:59:59",
                "-4713-01-01 00:00:00",
                "0000-01-01",
                "infinity",
                "1e400"
            })
    void isNoDateBeyondTheYearsThatHaveFourDigits(String expiryDate) {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        send(lead(campaign, Campaigns.number()).put("expiryDate", expiryDate))
                .then()
                .statusCode(200)
                .body("status", equalTo("Error"))
                .body(
                        "message",
                        equalTo("Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd"));
        assertEquals(0, campaigns.stored(campaign));
    }
}
