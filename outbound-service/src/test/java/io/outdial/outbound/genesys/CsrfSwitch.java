package io.outdial.outbound.genesys;

import static io.restassured.RestAssured.given;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.access.DerivedKeys;
import io.outdial.platform.hash.KeyedHash;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;

/** For tests with {@code outdial.desktop.csrf-protection}, which is off by default. */
public final class CsrfSwitch {

    private CsrfSwitch() {}

    /** Until the end of the test; another replica computes the same tokens. */
    public static void switchOn() {
        QuarkusMock.installMockForType(
                new CsrfProtection(true, DerivedKeys.of(TestEnvironment.SERVICE_TOKEN, KeyedHash::new)),
                CsrfProtection.class);
    }

    /** Gives a request of an agent the cookie and the token of a session. */
    public static RecordRequest withToken(RecordFixture agent, RecordRequest request) {
        Response shown = given().auth()
                .preemptive()
                .basic(agent.user, TestEnvironment.AGENT_PASSWORD)
                .get("/api/v2/me");
        return request.header("Cookie", "JSESSIONID=" + shown.cookie("JSESSIONID"))
                .header(CsrfProtection.TOKEN, shown.header(CsrfProtection.TOKEN));
    }
}
