package io.outdial.outbound.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.testing.PeerStub;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Transfer-service as outbound-service sees it. */
public class TransferStub implements QuarkusTestResourceLifecycleManager {

    static final String NUMBER = "+12025550123";
    static final String FALLBACK = "+12025550198";

    private static final String PATH = "/internal/v1/transfers:resolve";

    private static final PeerStub TRANSFERS = new PeerStub();

    @Override
    public Map<String, String> start() {
        String url = TRANSFERS.start();
        answers(0);
        return Map.of("quarkus.rest-client.transfer.url", url);
    }

    @Override
    public void stop() {
        TRANSFERS.stop();
    }

    /** Calls go to a number; each config that is asked for has a fallback, and a ping that may take so long. */
    public static void answers(long pingMillis) {
        TRANSFERS.answers(PATH, question -> answer(question, pingMillis));
    }

    /** Calls go nowhere now, though the config has a fallback number. */
    static void knowsOnlyTheFallback() {
        TRANSFERS.answers(
                PATH,
                question ->
                        "{\"resolution\":null,\"refusal\":{\"code\":\"not_usable\",\"message\":\"There is none\"},\"configs\":[%s]}"
                                .formatted(facts(question, 0)));
    }

    static void refuses(String code) {
        TRANSFERS.answers(
                PATH,
                "{\"resolution\":null,\"refusal\":{\"code\":\"%s\",\"message\":\"There is none\"},\"configs\":[]}"
                        .formatted(code));
    }

    static void isSlow(Duration delay) {
        TRANSFERS.answersAfter(delay, PATH, 200);
    }

    static void answersStatus(int status) {
        TRANSFERS.answers(PATH, status);
    }

    static void answersNonsense() {
        TRANSFERS.answers(PATH, "[]");
    }

    public static void breaks() {
        TRANSFERS.breaks(PATH);
    }

    /** What was asked about the config. */
    static List<JsonNode> questionsAbout(UUID config) {
        return TRANSFERS.questions(PATH).stream()
                .filter(question ->
                        question.path("transferConfigIds").toString().contains(config.toString()))
                .toList();
    }

    private static String answer(JsonNode question, long pingMillis) {
        return """
                {"resolution":{"transferConfigId":%s,"destination":{"type":"phone_number","phoneNumber":"%s","sip":null,"softphone":null,"fallback":null},
                  "waitingMessages":["Wait"],"warmTransfer":null,"reason":{"code":"configured","text":"The config names this destination"}},
                 "refusal":null,"configs":[%s]}
                """.formatted(config(question), NUMBER, facts(question, pingMillis));
    }

    private static String facts(JsonNode question, long pingMillis) {
        return "{\"id\":%s,\"fallbackNumber\":\"%s\",\"pingMillis\":%d}"
                .formatted(config(question), FALLBACK, pingMillis);
    }

    private static String config(JsonNode question) {
        return question.path("transferConfigIds").path(0).toString();
    }
}
