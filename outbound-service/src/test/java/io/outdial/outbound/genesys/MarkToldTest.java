package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Enrollment-service hears of each number that agents list, once (ADR 0022). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(EnrollmentStub.class)
class MarkToldTest {

    private final String phone = newPhone();
    private RecordFixture fixture;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
    }

    @AfterEach
    void theReceiverAnswersAgain() {
        EnrollmentStub.answers(204);
    }

    @Test
    void aRepeatedMarkIsToldOnce() {
        RecordRequest.byNumber(fixture, phone).accepted();
        RecordRequest.byNumber(fixture, phone).accepted();
        RecordRequest.byHandle(fixture, fixture.record(phone)).accepted();
        awaitDelivery();
        List<JsonNode> events = EnrollmentStub.eventsAbout(key(phone));
        assertEquals(1, events.size(), events.toString());
        assertEquals("numbers.listed", events.get(0).path("type").asText());
        assertEquals(fixture.client.toString(), events.get(0).path("clientId").asText());
        assertEquals(
                phone,
                events.get(0).path("data").path("numbers").path(0).path("phone").asText());
    }

    @Test
    void theNumbersOfAChainAreToldTogetherWithoutThoseThatWereListedBefore() {
        long chain = fixture.newChain();
        String second = newPhone();
        String listed = newPhone();
        long record = fixture.record(fixture.list, phone, chain);
        fixture.record(fixture.list, second, chain);
        fixture.record(fixture.list, listed, chain);
        RecordRequest.byNumber(fixture, listed).accepted();
        RecordRequest.byHandle(fixture, record)
                .with("chainAttribute", "AllChain")
                .accepted();
        awaitDelivery();
        List<JsonNode> events = EnrollmentStub.eventsAbout(key(phone));
        assertEquals(1, events.size(), events.toString());
        assertEquals(Set.of(key(phone), key(second)), keys(events.get(0)));
    }

    /** The migration tells what was listed before anybody listened. */
    @Test
    void numbersOfBeforeAreTold() throws IOException {
        fixture.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'member x by DoNotCallRecord', 2)",
                fixture.client,
                phone,
                phone);
        String optedOut = newPhone();
        fixture.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'customer x opted out', 2)",
                fixture.client,
                optedOut,
                optedOut);
        try (InputStream migration = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("db/migration/V020__marks_told.sql")) {
            // The column has another name since V050.
            fixture.execute(
                    new String(migration.readAllBytes(), StandardCharsets.UTF_8).replace("said_by", "reported_by"));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !EnrollmentStub.eventsAbout(phone).isEmpty());
        JsonNode event = EnrollmentStub.eventsAbout(phone).get(0);
        assertTrue(keys(event).contains(phone));
        assertFalse(keys(event).contains(optedOut));
    }

    @Test
    void whatIsRefusedIsNotTold() {
        RecordRequest.byNumber(fixture, phone).with("campaignName", "No such").refused(404, 6);
        assertEquals(0, waiting());
        assertEquals(List.of(), EnrollmentStub.eventsAbout(key(phone)));
    }

    @Test
    void whileNobodyTakesItItWaits() {
        EnrollmentStub.answers(503);
        RecordRequest.byNumber(fixture, phone).accepted();
        await().until(() -> !EnrollmentStub.eventsAbout(key(phone)).isEmpty());
        assertEquals(1, waiting());
        EnrollmentStub.answers(204);
        awaitDelivery();
        assertEquals(1, EnrollmentStub.eventsAbout(key(phone)).size());
    }

    private static Set<String> keys(JsonNode event) {
        return StreamSupport.stream(event.path("data").path("numbers").spliterator(), false)
                .map(number -> number.path("phoneKey").asText())
                .collect(Collectors.toSet());
    }

    private static String key(String phone) {
        return PhoneNumber.of(phone, "US").orElseThrow().key();
    }

    private void awaitDelivery() {
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 0);
    }

    private int waiting() {
        return Integer.parseInt(fixture.text(
                "SELECT count(*) FROM outbox_event WHERE client_id = ? AND strpos(data::text, ?) > 0",
                fixture.client,
                phone));
    }
}
