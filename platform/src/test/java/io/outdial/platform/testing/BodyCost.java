package io.outdial.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a body may cost where callers show an API key: nothing before its sender is known, little afterwards. To be
 * extended with some paths that take a {@code POST}.
 */
public abstract class BodyCost {

    private final String[] paths;

    protected BodyCost(String... paths) {
        this.paths = paths;
    }

    @Test
    public void nothingNastyIsTaken() throws Exception {
        for (BodyChecks operation : operations()) {
            operation.nothingNastyIsTaken();
        }
    }

    @Test
    public void whoMayNotCallIsToldBeforeTheBodyIsRead() throws Exception {
        for (BodyChecks operation : operations()) {
            assertEquals(401, operation.answerToTheHeadAlone("x-api-key: wrong").status());
            assertEquals(
                    403,
                    operation
                            .answerToTheHeadAlone("x-api-key: " + TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                            .status());
        }
    }

    @Test
    public void tooMuchIsToldHoweverMuch() throws Exception {
        operations().get(0).tooMuchIsTold(20);
    }

    @Test
    public void whoGoesAwayLeavesNothing() throws Exception {
        for (BodyChecks operation : operations()) {
            operation.whoGoesAwayLeavesNothing();
        }
    }

    private List<BodyChecks> operations() {
        URI server = URI.create("http://localhost:" + RestAssured.port);
        return Stream.of(paths)
                .map(path -> new BodyChecks(server, "POST", path, "x-api-key: " + TestEnvironment.KEY))
                .toList();
    }
}
