package io.outdial.restrictions;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.testing.PeerStub;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Outbound-service, as the restrictions service sees it: its directory and its quotas. */
public class DirectoryStub implements QuarkusTestResourceLifecycleManager {

    static final String LOOKUP = "/internal/v1/directory/lookup";

    private static final String QUOTA = "/internal/v1/quota-grants";

    private static final UUID NOBODY = new UUID(0, 0);

    private static final PeerStub OUTBOUND = new PeerStub();

    @Override
    public Map<String, String> start() {
        String url = OUTBOUND.start();
        // Nothing stays fresh, so that every request asks.
        return Map.of(
                "quarkus.rest-client.outbound.url",
                url,
                "outdial.quota-url",
                url,
                "outdial.directory.fresh-for",
                "PT0S",
                "outdial.directory.usable-for",
                "PT0S",
                "outdial.directory.unknown-for",
                "PT0S");
    }

    @Override
    public void stop() {
        OUTBOUND.stop();
    }

    /** From now on these exist, of any client. */
    static void knows(UUID campaign, UUID member, UUID source) {
        OUTBOUND.reset();
        OUTBOUND.answers(
                LOOKUP, directory(entry(campaign, "Spring"), entry(member, "Ada Agent"), entry(source, "Web form")));
    }

    /** From now on whatever is asked for exists, but for these; each has its id's first eight digits for a name. */
    public static void knowsAllBut(UUID... unknown) {
        Set<UUID> missing = Set.of(unknown);
        OUTBOUND.reset();
        OUTBOUND.answers(
                LOOKUP,
                question -> directory(
                        entries(question.path("campaignIds"), missing),
                        entries(question.path("memberIds"), missing),
                        entries(question.path("sourceIds"), missing)));
    }

    static void answers(int status, int delayMillis) {
        OUTBOUND.reset();
        OUTBOUND.answersAfter(Duration.ofMillis(delayMillis), LOOKUP, status);
    }

    /** The line breaks before any answer. */
    public static void breaks() {
        OUTBOUND.reset();
        OUTBOUND.breaks(LOOKUP);
    }

    /** From now on grants so many tokens of a quota at each question; the minute ends in 30 seconds. */
    static void grants(int tokens) {
        OUTBOUND.answers(QUOTA, "{\"tokens\":%d,\"endsInMillis\":30000}".formatted(tokens));
    }

    static void quotaAnswers(int status, int delayMillis) {
        OUTBOUND.answersAfter(Duration.ofMillis(delayMillis), QUOTA, status);
    }

    static void quotaBreaks() {
        OUTBOUND.breaks(QUOTA);
    }

    /** What has been asked about quotas of the limit. */
    static List<JsonNode> quotaQuestions(int limit) {
        return OUTBOUND.questions(QUOTA).stream()
                .filter(question -> question.path("limit").asInt() == limit)
                .toList();
    }

    /** Gone only for the next call. */
    static void failsOnceThenKnows(UUID campaign, UUID member, UUID source) {
        knows(campaign, member, source);
        OUTBOUND.failsOnce(LOOKUP);
    }

    static long callsFor(UUID clientId) {
        return OUTBOUND.questions(LOOKUP).stream()
                .filter(question -> isAbout(question, clientId))
                .count();
    }

    /** Without the question that the service asks at its start. */
    public static long calls() {
        return OUTBOUND.questions(LOOKUP).stream()
                .filter(question -> !isAbout(question, NOBODY))
                .count();
    }

    private static boolean isAbout(JsonNode question, UUID clientId) {
        return question.path("clientId").asText().equals(clientId.toString());
    }

    private static String directory(String campaigns, String members, String sources) {
        return "{\"campaigns\":[%s],\"members\":[%s],\"sources\":[%s]}".formatted(campaigns, members, sources);
    }

    private static String entries(JsonNode ids, Set<UUID> missing) {
        return StreamSupport.stream(ids.spliterator(), false)
                .map(id -> UUID.fromString(id.asText()))
                .filter(id -> !missing.contains(id))
                .map(id -> entry(id, id.toString().substring(0, 8)))
                .collect(Collectors.joining(","));
    }

    private static String entry(UUID id, String name) {
        return id == null ? "" : "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name);
    }
}
