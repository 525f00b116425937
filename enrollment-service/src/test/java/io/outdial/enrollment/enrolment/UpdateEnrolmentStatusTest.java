package io.outdial.enrollment.enrolment;

import static io.outdial.enrollment.enrolment.Enrolments.body;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.enrollment.enrolment.Enrolments.Change;
import io.outdial.enrollment.enrolment.Enrolments.Enrolment;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class UpdateEnrolmentStatusTest {

    static final String PATH = "/v2/customers/campaign-status";

    /** The id that TestEnvironment gives to {@link TestEnvironment#KEY}. */
    static final String SUBJECT = "good";

    final Enrolments enrolments = new Enrolments();

    @ParameterizedTest
    @CsvSource({
        "pending,completed",
        "pending,failed",
        "awaiting_call,completed",
        "awaiting_call,failed",
        "in_progress,completed",
        "in_progress,failed"
    })
    void anOpenEnrolmentIsEnded(String previous, String asked) {
        Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, previous);
        patch(enrolment.asking(asked))
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("previousStatus", equalTo(previous))
                .body("newStatus", equalTo(asked))
                .body("customerCampaignId", equalTo(enrolment.id().toString()));
        assertEquals(asked, enrolments.status(enrolment));
        assertEquals(List.of(new Change(previous, asked, SUBJECT)), enrolments.history(enrolment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed"})
    void theSameEndAgainChangesNothing(String status) {
        Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, status);
        patch(enrolment.asking(status))
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("previousStatus", equalTo(status))
                .body("newStatus", equalTo(status))
                .body("customerCampaignId", equalTo(enrolment.id().toString()));
        assertUntouched(enrolment);
    }

    @ParameterizedTest
    @CsvSource({
        "completed,failed",
        "failed,completed",
        "expired,completed",
        "expired,failed",
        "cancelled,completed",
        "cancelled,failed",
        "skipped,completed",
        "skipped,failed",
        "exceeded_max_calls,completed",
        "exceeded_max_calls,failed"
    })
    void anEndIsAnEnd(String current, String asked) {
        Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, current);
        refused(patch(enrolment.asking(asked)), 400, "INVALID_STATUS_TRANSITION")
                .body(
                        "message",
                        equalTo("This enrolment has ended as %s and cannot become %s".formatted(current, asked)));
        assertUntouched(enrolment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pending",
                "awaiting_call",
                "in_progress",
                "expired",
                "cancelled",
                "skipped",
                "exceeded_max_calls"
            })
    void theOtherSevenCannotBeSet(String asked) {
        for (String current : List.of("in_progress", "completed", asked)) {
            Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, current);
            refused(patch(enrolment.asking(asked)), 400, "INVALID_STATUS")
                    .body("message", equalTo("The status can be set to completed or failed, not to " + asked));
            assertUntouched(enrolment);
        }
        refused(patch(body(UUID.randomUUID(), UUID.randomUUID(), asked)), 400, "INVALID_STATUS");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5_000, 50_000, 1_000_000})
    void fieldsNobodyKnowsAreIgnoredHoweverLong(int length) {
        Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, "in_progress");
        patch(enrolment.asking("completed").replace("}", ",\"note\":\"" + "x".repeat(length) + "\"}"))
                .then()
                .statusCode(200)
                .body("newStatus", equalTo("completed"));
    }

    @Test
    void anotherEnrolmentOfTheSameCustomerStaysAsItIs() {
        Enrolment ended = enrolments.enrolled(TestEnvironment.CLIENT, "in_progress");
        Enrolment open =
                enrolments.enrolled(TestEnvironment.CLIENT, ended.customerId(), UUID.randomUUID(), "in_progress");
        patch(ended.asking("completed")).then().statusCode(200);
        assertUntouched(open);
    }

    @Test
    void whatIsNotThereIsNamed() {
        UUID customer = enrolments.customer(TestEnvironment.CLIENT);
        refused(patch(body(customer, UUID.randomUUID(), "completed")), 404, "NOT_FOUND")
                .body("message", equalTo("This customer is not enrolled in the campaign"));
        refused(patch(body(UUID.randomUUID(), UUID.randomUUID(), "completed")), 404, "NOT_FOUND")
                .body("message", equalTo("No customer with this id"));
    }

    @Test
    void anotherClientsIdsDoNotExist() {
        Enrolment theirs = enrolments.enrolled(TestEnvironment.OTHER_CLIENT, "in_progress");
        UUID mine = enrolments.customer(TestEnvironment.CLIENT);
        refused(patch(theirs.asking("completed")), 404, "NOT_FOUND")
                .body("message", equalTo("No customer with this id"));
        refused(patch(body(mine, theirs.campaignId(), "completed")), 404, "NOT_FOUND")
                .body("message", equalTo("This customer is not enrolled in the campaign"));
        assertUntouched(theirs);
        with(TestEnvironment.OTHER_CLIENT_KEY)
                .body(theirs.asking("completed"))
                .patch(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void theSameIdsAtTwoClientsAreTwoEnrolments() {
        Enrolment mine = enrolments.enrolled(TestEnvironment.CLIENT, "in_progress");
        enrolments.customer(TestEnvironment.OTHER_CLIENT, mine.customerId());
        Enrolment theirs =
                enrolments.enrolled(TestEnvironment.OTHER_CLIENT, mine.customerId(), mine.campaignId(), "in_progress");
        patch(mine.asking("failed")).then().statusCode(200);
        assertUntouched(theirs);
    }

    @Test
    void theDemoHasTheCustomerOfTheGivenPage() {
        String customer = "87d8e330-2878-4742-a86f-dbbb3bf522ac";
        String campaign = "13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf";
        refused(patch(body(customer, campaign, "pending")), 400, "INVALID_STATUS");
        patch(body(customer, campaign, "completed"))
                .then()
                .statusCode(200)
                .body("previousStatus", equalTo("in_progress"))
                .body("newStatus", equalTo("completed"))
                .body("customerCampaignId", equalTo("36ca8d1d-3d3d-48cf-bd1f-a796d8849d75"));
    }

    private void assertUntouched(Enrolment enrolment) {
        assertTrue(enrolments.untouched(enrolment));
        assertEquals(List.of(), enrolments.history(enrolment));
    }

    static Response patch(String body) {
        return with(TestEnvironment.KEY).body(body).patch(PATH);
    }

    static ValidatableResponse refused(Response answer, int status, String code) {
        return answer.then().statusCode(status).body("code", equalTo(code));
    }

    static RequestSpecification with(String key) {
        return given().filter(Spec.strict("enrollment"))
                .contentType("application/json")
                .header("x-api-key", key);
    }
}
