package io.outdial.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.PeerStub;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Enrollment-service as a receiver of events, which remembers what it was sent. */
public class EnrollmentStub implements QuarkusTestResourceLifecycleManager {

    private static final String EVENTS = EventInbox.PATH;
    private static final String BATCHES = EventInbox.BATCH;

    private static final String COMPARISON = "/internal/v1/comparison/";

    private static final Duration LATE = Duration.ofSeconds(3);

    private static final PeerStub ENROLLMENT = new PeerStub();

    @Override
    public Map<String, String> start() {
        String url = ENROLLMENT.start();
        answers(204);
        return Map.of("quarkus.rest-client.enrollment-events.url", url);
    }

    @Override
    public void stop() {
        ENROLLMENT.stop();
    }

    /** What events are answered with until it is told otherwise. */
    public static void answers(int status) {
        ENROLLMENT.answers(EVENTS, status);
        if (status == 204) {
            ENROLLMENT.answers(BATCHES, EventInbox::appliedAll);
        } else {
            ENROLLMENT.answers(BATCHES, status);
        }
    }

    /** Whatever is asked or sent breaks without an answer. */
    public static void breaks() {
        List.of(EVENTS, BATCHES, COMPARISON + "chains").forEach(ENROLLMENT::breaks);
    }

    /** Whatever is asked or sent is answered too late for any budget. */
    public static void isLate() {
        List.of(EVENTS, BATCHES, COMPARISON + "chains").forEach(path -> ENROLLMENT.answersAfter(LATE, path, 200));
    }

    /** What questions about chains are answered with. */
    public static void comparesWith(int status) {
        ENROLLMENT.answers(COMPARISON + "chains", status);
    }

    /** Requests that had the event, those that were not taken too. */
    public static long deliveriesOf(UUID eventId) {
        return Stream.concat(ENROLLMENT.questions(EVENTS).stream(), ENROLLMENT.questions(BATCHES).stream())
                .filter(request -> request.toString().contains(eventId.toString()))
                .count();
    }

    /** Questions about the chain. */
    public static long comparisonsOf(long chain) {
        return ENROLLMENT.questions(COMPARISON + "chains").stream()
                .filter(question -> question.path("chainIds").path(0).asLong() == chain)
                .count();
    }

    /**
     * What it has of chains and numbers that are compared.
     *
     * @param chains the answer to chain ids
     * @param numbers the answer to hashes
     */
    public static void compares(Function<JsonNode, String> chains, Function<JsonNode, String> numbers) {
        ENROLLMENT.answers(COMPARISON + "chains", question -> chains.apply(question.path("chainIds")));
        ENROLLMENT.answers(COMPARISON + "numbers", question -> numbers.apply(question.path("hashes")));
    }

    /** One page of customers who must not be called. */
    public static void hasOptOuts(String json) {
        ENROLLMENT.answers(COMPARISON + "opt-outs", json);
    }

    /** What it has of enrolments that are open, one page. */
    public static void hasOpenEnrolments(String json) {
        ENROLLMENT.answers(COMPARISON + "enrolments", json);
    }

    /** The last chain that it knows. */
    public static void knowsChainsUpTo(long chainId) {
        ENROLLMENT.answers(COMPARISON + "last-chain", "{\"chainId\":" + chainId + "}");
    }

    public static void comparesNothing() {
        ENROLLMENT.answers(COMPARISON + "enrolments", 503);
        ENROLLMENT.answers(COMPARISON + "last-chain", 503);
        ENROLLMENT.answers(COMPARISON + "opt-outs", 503);
        ENROLLMENT.answers(COMPARISON + "chains", 503);
        ENROLLMENT.answers(COMPARISON + "numbers", 503);
    }

    /**
     * Events about the number that were sent, each once, however often: one whose answer was late or a refusal is sent
     * again.
     */
    public static List<JsonNode> eventsAbout(String phoneKey) {
        return events().filter(event -> event.findValuesAsText("phoneKey").contains(phoneKey))
                .distinct()
                .toList();
    }

    /** What was said of a chain by events of a type, each time, in the order of their versions. */
    public static List<JsonNode> toldOf(long chain, String type, String list) {
        return events().distinct()
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.path("data"))
                .sorted(Comparator.comparingLong(data -> data.path("version").asLong()))
                .flatMap(data -> StreamSupport.stream(data.path(list).spliterator(), false))
                .filter(told -> told.path("chainId").asLong() == chain)
                .toList();
    }

    /** What was said of an enrolment that has begun, each time. */
    public static List<JsonNode> receptionsOf(UUID enrolmentId) {
        return events().distinct()
                .flatMap(event -> StreamSupport.stream(
                        event.path("data").path("enrolments").spliterator(), false))
                .filter(enrolment -> enrolmentId
                        .toString()
                        .equals(enrolment.path("enrolmentId").asText()))
                .toList();
    }

    /** What was said of the end of a campaign, each time. */
    public static List<JsonNode> endsOf(UUID campaignId) {
        return events().distinct()
                .filter(event -> event.path("type").asText().equals("campaign.ended"))
                .filter(event -> campaignId
                        .toString()
                        .equals(event.path("data").path("campaignId").asText()))
                .toList();
    }

    private static Stream<JsonNode> events() {
        return Stream.concat(
                ENROLLMENT.questions(EVENTS).stream(),
                ENROLLMENT.questions(BATCHES).stream()
                        .flatMap(batch ->
                                StreamSupport.stream(batch.path("events").spliterator(), false)));
    }
}
