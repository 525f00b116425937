package io.outdial.outbound.dialling;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DiallingPolicyTest {

    private static final String PATH = "/v2/dialling-policy";

    private static final Map<String, Object> DEFAULT = Map.of(
            "callFrom", 28_800,
            "callUntil", 75_600,
            "attemptsPerRecord", 5,
            "attemptsPerNumberADay", 3,
            "retrySeconds", Map.of("busy", 600, "noAnswer", 7200, "answeringMachine", 14_400, "noContact", 3600));

    final Rows rows = new Rows();

    @AfterEach
    void leaveTheDefault() {
        rows.execute("DELETE FROM dialling_policy");
    }

    @Test
    void thereIsOneBeforeItIsSet() {
        assertEquals(DEFAULT, policy());
    }

    @Test
    void itIsReplacedAsAWhole() {
        right().body("""
                        {"callFrom":79200,"callUntil":21600,"attemptsPerRecord":7,"attemptsPerNumberADay":1,
                         "retrySeconds":{"busy":60,"noAnswer":61,"answeringMachine":62,"noContact":2592000}}
                        """).put(PATH).then().statusCode(200);
        assertEquals(
                Map.of(
                        "callFrom", 79_200,
                        "callUntil", 21_600,
                        "attemptsPerRecord", 7,
                        "attemptsPerNumberADay", 1,
                        "retrySeconds",
                                Map.of("busy", 60, "noAnswer", 61, "answeringMachine", 62, "noContact", 2_592_000)),
                policy());
        right().body("{\"retrySeconds\":{\"noAnswer\":90},\"callUntil\":86400}")
                .put(PATH)
                .then()
                .statusCode(200)
                .body("diallingPolicy.retrySeconds.noAnswer", equalTo(90))
                .body("diallingPolicy.retrySeconds.busy", equalTo(600))
                .body("diallingPolicy.callUntil", equalTo(86_400))
                .body("diallingPolicy.attemptsPerRecord", equalTo(5));
        right().body("{}").put(PATH).then().statusCode(200);
        assertEquals(DEFAULT, policy());
    }

    @Test
    void eachClientHasItsOwn() {
        right().body("{\"attemptsPerRecord\":9}").put(PATH).then().statusCode(200);
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("diallingPolicy.attemptsPerRecord", equalTo(5));
    }

    @Test
    void ofSeveralAtOnceOneIsThere() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> wrong().body("""
                                {"callFrom":%d,"callUntil":%d}
                                """.formatted(1000 + i, 2000 + i))
                        .put(PATH)
                        .statusCode()))
                .toList();
        answers.forEach(answer -> assertEquals(200, answer.join()));
        assertEquals(1000, (int) policy().get("callUntil") - (int) policy().get("callFrom"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'callFrom':-1                     | callFrom              | too_small",
                "'callFrom':86400                  | callFrom              | too_big",
                "'callFrom':'08:00'                | callFrom              | invalid_type",
                "'callFrom':null                   | callFrom              | invalid_type",
                "'callUntil':86401                 | callUntil             | too_big",
                "'callUntil':28800                 | callUntil             | custom",
                "'callFrom':75600                  | callUntil             | custom",
                "'attemptsPerRecord':0             | attemptsPerRecord     | too_small",
                "'attemptsPerRecord':1.5           | attemptsPerRecord     | invalid_type",
                "'attemptsPerNumberADay':1001      | attemptsPerNumberADay | too_big",
                "'retrySeconds':60                 | retrySeconds          | invalid_type",
                "'retrySeconds':{'busy':59}        | retrySeconds,busy     | too_small",
                "'retrySeconds':{'noAnswer':'1h'}  | retrySeconds,noAnswer | invalid_type",
                "'retrySeconds':{'noContact':2592001} | retrySeconds,noContact | too_big",
            })
    void aWrongFieldIsRefusedAndNothingIsChanged(String fields, String path, String code) {
        right().body("{\"attemptsPerRecord\":9}").put(PATH).then().statusCode(200);
        Map<String, Object> before = policy();
        wrong().body("{" + fields.replace('\'', '"') + "}")
                .put(PATH)
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of(path.split(","))))
                .body("errors[0].code", equalTo(code));
        assertEquals(before, policy());
    }

    private static Map<String, Object> policy() {
        return right().get(PATH).then().statusCode(200).extract().path("diallingPolicy");
    }
}
