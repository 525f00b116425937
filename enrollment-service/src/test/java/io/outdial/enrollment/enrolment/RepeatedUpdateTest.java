package io.outdial.enrollment.enrolment;

import static io.outdial.enrollment.enrolment.Enrolments.body;
import static io.outdial.enrollment.enrolment.UpdateEnrolmentStatusTest.PATH;
import static io.outdial.enrollment.enrolment.UpdateEnrolmentStatusTest.SUBJECT;
import static io.outdial.enrollment.enrolment.UpdateEnrolmentStatusTest.patch;
import static io.outdial.enrollment.enrolment.UpdateEnrolmentStatusTest.refused;
import static io.outdial.enrollment.enrolment.UpdateEnrolmentStatusTest.with;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.enrollment.enrolment.Enrolments.Change;
import io.outdial.enrollment.enrolment.Enrolments.Enrolment;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same thing asked more than once: at the same time, and with an Idempotency-Key. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RepeatedUpdateTest {

    final Enrolments enrolments = new Enrolments();

    @Test
    void manyAtOnceEndInOneChange() throws Exception {
        Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, "in_progress");
        List<Callable<Response>> calls = IntStream.range(0, 16)
                .<Callable<Response>>mapToObj(i -> () -> patch(enrolment.asking(i % 2 == 0 ? "completed" : "failed")))
                .toList();
        List<Response> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        String end = enrolments.status(enrolment);
        assertTrue(List.of("completed", "failed").contains(end), end);
        assertEquals(List.of(new Change("in_progress", end, SUBJECT)), enrolments.history(enrolment));
        List<Response> done =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertEquals(8, done.size());
        done.forEach(answer -> answer.then().body("newStatus", equalTo(end)));
        assertEquals(
                1,
                done.stream()
                        .filter(answer -> answer.path("previousStatus").equals("in_progress"))
                        .count());
        answers.stream()
                .filter(answer -> !done.contains(answer))
                .forEach(answer -> refused(answer, 400, "INVALID_STATUS_TRANSITION"));
    }

    @Test
    void theSameKeyAnswersTheFirstAnswerAndAnotherRequestIsRefused() {
        Enrolment enrolment = enrolments.enrolled(TestEnvironment.CLIENT, "in_progress");
        String key = UUID.randomUUID().toString();
        String first = repeatable(key, enrolment.asking("completed"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String again = repeatable(
                        key,
                        "{\"status\":\"completed\",  \"campaignId\":\"%s\", \"customerId\":\"%s\"}"
                                .formatted(enrolment.campaignId(), enrolment.customerId()))
                .then()
                .statusCode(200)
                .body("previousStatus", equalTo("in_progress"))
                .extract()
                .asString();
        assertEquals(first, again);
        refused(repeatable(key, enrolment.asking("failed")), 422, "VALIDATION_ERROR")
                .body("errors[0].path", equalTo(List.of("Idempotency-Key")));
        assertEquals(List.of(new Change("in_progress", "completed", SUBJECT)), enrolments.history(enrolment));
    }

    @Test
    void aRefusalDoesNotUseUpTheKey() {
        UUID customer = enrolments.customer(TestEnvironment.CLIENT);
        UUID campaign = UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        repeatable(key, body(customer, campaign, "completed")).then().statusCode(404);
        enrolments.enrolled(TestEnvironment.CLIENT, customer, campaign, "pending");
        repeatable(key, body(customer, campaign, "completed")).then().statusCode(200);
    }

    private static Response repeatable(String key, String body) {
        return with(TestEnvironment.KEY)
                .header("Idempotency-Key", key)
                .body(body)
                .patch(PATH);
    }
}
