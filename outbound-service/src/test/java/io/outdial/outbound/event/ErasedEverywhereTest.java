package io.outdial.outbound.event;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person leaves traces in every table that can hold one; erased, the person is found in no column of any table. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ErasedEverywhereTest {

    private static final String COLUMNS = """
            SELECT table_name || ' ' || column_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
            """;

    final Rows rows = new Rows();

    private final String phone = newPhone();
    private final String name = "Name" + UUID.randomUUID();

    /** Otherwise no event would wait for long. */
    @BeforeEach
    void enrollmentIsAway() {
        EnrollmentStub.answers(503);
    }

    @AfterEach
    void enrollmentIsBack() {
        EnrollmentStub.answers(204);
    }

    @Test
    void nothingPersonalIsLeftInAnyTable() {
        RecordFixture fixture = new RecordFixture().previews();
        listens(fixture);
        long record = fixture.record(phone);
        fixture.execute(
                "UPDATE outbound_record SET name = ?, user_data = jsonb_build_object('custom1', ?) WHERE handle = ?",
                name,
                name,
                record);
        CloudAgentRequest.send(
                CloudAgentRequest.lead(fixture.otherCampaign, phone).put("Name", name));
        String campaign = fixture.campaignId();
        String attempt = right().urlEncodingEnabled(false)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("max", 1))
                .post("/v2/campaigns/" + campaign + "/records:pull")
                .then()
                .statusCode(200)
                .extract()
                .path("records[0].attemptId");
        right().urlEncodingEnabled(false)
                .body(Map.of("attemptId", attempt))
                .post("/v2/records/" + record + ":release")
                .then()
                .statusCode(200);
        RecordRequest.onCampaign(fixture, "GetPreviewRecord").accepted();
        RecordRequest.byNumber(fixture, phone).accepted();
        CloudAgentRequest.send(CloudAgentRequest.lead(fixture.otherCampaign, phone));
        rejects(fixture);

        rows.execute(
                "INSERT INTO scheduled_lead (client_id, key_id, phone_key, fields, due_at) VALUES (?, 'key', ?, ?, now() + interval '1 day')",
                fixture.client,
                Events.key(phone),
                "{\"PhoneNumber\":\"" + phone + "\",\"Name\":\"" + name + "\"}");

        assertEquals(
                Set.of(
                        "attempt",
                        "do_not_call",
                        "do_not_call_audit_text",
                        "idempotency_answer",
                        "import_rejection",
                        "notification",
                        "outbound_record",
                        "outbox_event",
                        "refused_lead",
                        "scheduled_lead"),
                tablesWith(phone));
        assertEquals(
                Set.of(
                        "idempotency_answer",
                        "import_rejection",
                        "notification",
                        "outbound_record",
                        "outbox_event",
                        "scheduled_lead"),
                tablesWith(name));

        Events.INBOX.accepts(Events.erased(UUID.randomUUID(), fixture, phone));

        assertEquals(Set.of(), tablesWith(phone));
        assertEquals(Set.of(), tablesWith(name));
        assertTrue(rows.number("SELECT count(*) FROM attempt WHERE handle = ?", record) > 1);
    }

    @Test
    void whatIsToldOfOtherNumbersStays() {
        RecordFixture fixture = new RecordFixture();
        long first = fixture.record(phone);
        String other = newPhone();
        fixture.record(fixture.list, other, first);
        RecordRequest.byHandle(fixture, first)
                .with("chainAttribute", "AllChain")
                .accepted();

        Events.INBOX.accepts(Events.erased(UUID.randomUUID(), fixture, phone));

        assertEquals(Set.of(), tablesWith(phone));
        String key = Events.key(other);
        assertEquals(
                key + " " + key + " 1",
                fixture.text(
                        "SELECT concat_ws(' ', key, data->'numbers'->0->>'phoneKey', jsonb_array_length(data->'numbers')) FROM outbox_event WHERE data::text LIKE ?",
                        "%" + other + "%"));
    }

    /** A file has a row of the person that the campaign has already. */
    private void rejects(RecordFixture fixture) {
        String campaign = fixture.campaignId();
        String id = right().urlEncodingEnabled(false)
                .body(Map.of())
                .post("/v2/campaigns/" + campaign + "/records:import")
                .then()
                .statusCode(200)
                .extract()
                .path("import.id");
        given().header("x-api-key", TestEnvironment.KEY)
                .body("phone,name\n" + phone + "," + name + "\n")
                .put("/v2/imports/" + id + "/data")
                .then()
                .statusCode(200);
    }

    /** What nobody could receive is not stored. */
    private void listens(RecordFixture fixture) {
        rows.execute(
                "INSERT INTO notification_session (id, client_id, member_id, browser_id, login, features, acknowledges, replica, acked)"
                        + " VALUES (?, ?, ?, 'a browser', 'a login', '{}', false, ?, 0)",
                UUID.randomUUID().toString(),
                fixture.client,
                fixture.member,
                UUID.randomUUID());
    }

    private Set<String> tablesWith(String text) {
        Set<String> tables = new TreeSet<>();
        for (String column : rows.texts(COLUMNS)) {
            String[] names = column.split(" ");
            String query = "SELECT count(*) FROM %s WHERE %s::text LIKE ?".formatted(names[0], names[1]);
            if (rows.number(query, "%" + text + "%") > 0) {
                tables.add(names[0]);
            }
        }
        return tables;
    }
}
