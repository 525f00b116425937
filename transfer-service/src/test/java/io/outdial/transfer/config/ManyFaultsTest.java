package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.Requests;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All faults of a request are told at once, up to a bound, and without the values. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ManyFaultsTest {

    final StoredConfigs stored = new StoredConfigs();

    @Test
    void allFaultsAreToldAtOnce() {
        UUID id = stored.full();
        String before = stored.row(id);
        String patch = """
                {"name":"","routingConfigId":"x","type":"fax","warmTransfer":"no","directPhoneNumber":"123456789012345678901",
                 "dynamicOptions":{"timeout":"soon","headers":{"A":1},"successConditions":[{"field":"s","operator":"like"},{}]},
                 "sipUri":1,"sipHeaders":{},"warmSummaryPrompt":[],"warmMode":"x","softphoneFallbackType":"x",
                 "softphoneFallbackPhoneNumber":5,"appointmentBookingEnabled":null,"transferWaitingMessages":[null,"a",2]}
                """;
        wrong().body(patch)
                .patch(PATH, id)
                .then()
                .statusCode(422)
                .body(
                        "errors.path",
                        containsInAnyOrder(
                                List.of("name"),
                                List.of("routingConfigId"),
                                List.of("type"),
                                List.of("warmTransfer"),
                                List.of("directPhoneNumber"),
                                List.of("dynamicOptions", "timeout"),
                                List.of("dynamicOptions", "headers", "A"),
                                List.of("dynamicOptions", "successConditions", "0", "operator"),
                                List.of("dynamicOptions", "successConditions", "1", "field"),
                                List.of("dynamicOptions", "successConditions", "1", "operator"),
                                List.of("sipUri"),
                                List.of("sipHeaders"),
                                List.of("warmSummaryPrompt"),
                                List.of("warmMode"),
                                List.of("softphoneFallbackType"),
                                List.of("softphoneFallbackPhoneNumber"),
                                List.of("appointmentBookingEnabled"),
                                List.of("transferWaitingMessages", "0"),
                                List.of("transferWaitingMessages", "2")));
        assertEquals(before, stored.row(id));
    }

    @Test
    void pathAndHeaderAreCheckedTogetherWithTheBody() {
        wrong().header("Idempotency-Key", "with space")
                .body("{\"warmTransfer\":0}")
                .patch(PATH, "not-a-uuid")
                .then()
                .statusCode(422)
                .body("errors.path", contains(List.of("id"), List.of("Idempotency-Key"), List.of("warmTransfer")))
                .body("errors[0].code", equalTo("invalid_format"))
                .body("errors[0].expected", equalTo("uuid"));
    }

    @Test
    void valuesNeverComeBackInAnAnswer() {
        wrong().body("{\"directPhoneNumber\":\"+1202555012300000000000\"}")
                .patch(PATH, stored.direct())
                .then()
                .statusCode(422)
                .body("errors.message", everyItem(not(containsString("202555"))));
    }

    @ParameterizedTest
    @CsvSource({"2000,1000,invalid_type", "400000,1,too_big"})
    void aBodyOfNothingButFaultsGetsAnAnswerOfBearableSize(int faults, int told, String code) {
        // not held against the document: its validator takes minutes for this request
        Requests.bare()
                .header("x-api-key", TestEnvironment.KEY)
                .body("{\"transferWaitingMessages\":[" + "1,".repeat(faults) + "1]}")
                .patch(PATH, stored.direct())
                .then()
                .statusCode(422)
                .body("errors.size()", equalTo(told))
                .body("errors[0].code", equalTo(code));
    }
}
