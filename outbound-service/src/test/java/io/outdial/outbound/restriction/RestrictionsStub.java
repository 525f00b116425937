package io.outdial.outbound.restriction;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.testing.PeerStub;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Restrictions-service as outbound-service sees it; it blocks nothing until it is told to. */
public class RestrictionsStub implements QuarkusTestResourceLifecycleManager {

    private static final String PATH = "/internal/v1/blocked-sources";

    private static final PeerStub RESTRICTIONS = new PeerStub();
    private static final Map<UUID, Set<UUID>> BLOCKED = new ConcurrentHashMap<>();

    /** A test refreshes when it wants to. */
    @Override
    public Map<String, String> start() {
        String url = RESTRICTIONS.start();
        answers();
        return Map.of("quarkus.rest-client.restrictions.url", url, "outdial.blocked-sources.refresh-every", "1H");
    }

    @Override
    public void stop() {
        RESTRICTIONS.stop();
    }

    /** The member gets no call from these, in any campaign. */
    public static void blocks(UUID member, UUID... sources) {
        BLOCKED.put(member, Set.of(sources));
    }

    public static void answers() {
        RESTRICTIONS.answers(PATH, RestrictionsStub::answer);
    }

    static void answers(int status) {
        RESTRICTIONS.answers(PATH, status);
    }

    static void answers(String json) {
        RESTRICTIONS.answers(PATH, json);
    }

    static void isSlow() {
        RESTRICTIONS.answersAfter(Duration.ofSeconds(2), PATH, 200);
    }

    public static void breaks() {
        RESTRICTIONS.breaks(PATH);
    }

    static void failsOnce() {
        RESTRICTIONS.failsOnce(PATH);
    }

    /** What was asked about the member. */
    static List<JsonNode> questionsAbout(UUID member) {
        return RESTRICTIONS.questions(PATH).stream()
                .filter(question -> members(question).anyMatch(member::equals))
                .toList();
    }

    private static String answer(JsonNode question) {
        return members(question)
                .filter(BLOCKED::containsKey)
                .map(member -> "{\"memberId\":\"%s\",\"sourceIds\":[%s]}"
                        .formatted(
                                member,
                                BLOCKED.get(member).stream()
                                        .map(source -> "\"" + source + "\"")
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(",", "{\"ageSeconds\":0,\"members\":[", "]}"));
    }

    private static Stream<UUID> members(JsonNode question) {
        return StreamSupport.stream(question.path("memberIds").spliterator(), false)
                .map(id -> UUID.fromString(id.asText()));
    }
}
