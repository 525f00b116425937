package io.outdial.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.BodyChecks;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a body may cost: nothing before its sender is known, little afterwards. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CostOfABodyTest {

    @TestHTTPResource("/")
    URI server;

    @Test
    void nothingNastyIsTaken() throws Exception {
        for (BodyChecks door : doors()) {
            door.nothingNastyIsTaken();
        }
    }

    @Test
    void whoMayNotCallIsToldBeforeTheBodyIsRead() throws Exception {
        for (BodyChecks door : doors()) {
            assertEquals(401, door.answerToTheHeadAlone("x-api-key: wrong").status());
            assertEquals(
                    403,
                    door.answerToTheHeadAlone("x-api-key: " + TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                            .status());
        }
    }

    @Test
    void tooMuchIsToldHoweverMuch() throws Exception {
        doors().get(0).tooMuchIsTold(20);
    }

    @Test
    void whoGoesAwayLeavesNothing() throws Exception {
        for (BodyChecks door : doors()) {
            door.whoGoesAwayLeavesNothing();
        }
    }

    private List<BodyChecks> doors() {
        return List.of(door("/v2/customers"), door("/v2/leads/upload"), door("/v2/custom-fields"));
    }

    private BodyChecks door(String path) {
        return new BodyChecks(server, "POST", path, "x-api-key: " + TestEnvironment.KEY);
    }
}
