package io.outdial.transfer;

import io.outdial.platform.testing.PeerStub;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Outbound-service's directory, as the transfer service sees it. */
public class DirectoryStub implements QuarkusTestResourceLifecycleManager {

    private static final String LOOKUP = "/internal/v1/directory/lookup";
    private static final String NOBODY = new UUID(0, 0).toString();

    private static final PeerStub OUTBOUND = new PeerStub();

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.rest-client.outbound.url", OUTBOUND.start());
    }

    @Override
    public void stop() {
        OUTBOUND.stop();
    }

    /** From now on these members exist, of the usual client alone. */
    public static void knows(UUID... members) {
        String client = TestEnvironment.CLIENT.toString();
        OUTBOUND.reset();
        OUTBOUND.answers(
                LOOKUP,
                question -> question.path("clientId").asText().equals(client) ? directory(members) : directory());
    }

    public static void answers(int status, int delayMillis) {
        OUTBOUND.reset();
        OUTBOUND.answersAfter(Duration.ofMillis(delayMillis), LOOKUP, status);
    }

    /** The line breaks before any answer. */
    public static void breaks() {
        OUTBOUND.reset();
        OUTBOUND.breaks(LOOKUP);
    }

    /** Gone only for the next call. */
    public static void failsOnceThenKnows(UUID... members) {
        knows(members);
        OUTBOUND.failsOnce(LOOKUP);
    }

    /** Without the question that the service asks at its start. */
    public static long calls() {
        return OUTBOUND.questions(LOOKUP).stream()
                .filter(question -> !question.path("clientId").asText().equals(NOBODY))
                .count();
    }

    private static String directory(UUID... members) {
        return Arrays.stream(members)
                .map("{\"id\":\"%s\",\"name\":\"Ada Agent\"}"::formatted)
                .collect(Collectors.joining(
                        ",", "{\"campaigns\":[],\"members\":[", "],\"sources\":[],\"publicSources\":[]}"));
    }
}
