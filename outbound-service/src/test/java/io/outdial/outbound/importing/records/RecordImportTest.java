package io.outdial.outbound.importing.records;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.importing.records.RecordFiles.send;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of records, loaded into a campaign. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordImportTest {

    private RecordFixture fixture;
    private String campaign;

    @BeforeEach
    void aCampaign() {
        fixture = new RecordFixture().previews();
        campaign = fixture.campaignId();
    }

    @Test
    void aFileBecomesRecords() {
        String known = newPhone();
        String stored = newPhone();
        fixture.record(known);
        String id = create(Map.of("columns", Map.of("Mobile", "phone", "Customer", "name", "Remarks", "")));
        send(
                        id,
                        "Mobile;Customer;City;Remarks;PRIORITY\n" + stored + ";Ada;London;x;7\n" + known
                                + ";Bob;;;\n12;;;;\n" + stored + ";;;;\n")
                .statusCode(200)
                .body("import.state", equalTo("completed"))
                .body("import.outcomes.stored", equalTo(1))
                .body("import.outcomes.duplicate", equalTo(2))
                .body("import.outcomes.invalid", equalTo(1));
        assertEquals(
                stored + " Ada 7 {\"City\": \"London\"}",
                fixture.text(
                        "SELECT concat_ws(' ', phone, name, priority, user_data) FROM outbound_record WHERE client_id = ? AND import_id = ?",
                        fixture.client,
                        UUID.fromString(id)));
        right().get("/v2/imports/" + id + "/rejections")
                .then()
                .statusCode(200)
                .body(containsString("3,ALREADY_EXISTS,Record "))
                .body(containsString("4,VALIDATION_ERROR,"));
    }

    @Test
    void objectsMayHaveMoreThanCells() {
        String phone = newPhone();
        String id = create(Map.of("format", "ndjson", "duplicates", Map.of("policy", "skip")));
        String row = "{\"phones\":[{\"number\":\"" + phone
                + "\",\"type\":\"mobile\"}],\"fields\":{\"City\":\"Rome\"},\"Age\":41}\n";
        send(id, row + row)
                .statusCode(200)
                .body("import.outcomes.stored", equalTo(1))
                .body("import.outcomes.skipped", equalTo(1))
                .body("import.rejected", equalTo(0));
        assertEquals(
                "{\"Age\": 41, \"City\": \"Rome\"}",
                fixture.text(
                        "SELECT user_data FROM outbound_record WHERE client_id = ? AND phone = ?",
                        fixture.client,
                        phone));
    }

    @Test
    void whoIsKnownIsUpdated() {
        String phone = newPhone();
        String id = create(Map.of("duplicates", Map.of("policy", "update")));
        send(id, "phone,name,City\n%s,Ada,Paris\n%s,Cleo,\n".formatted(phone, phone))
                .statusCode(200)
                .body("import.outcomes.stored", equalTo(1))
                .body("import.outcomes.updated", equalTo(1))
                .body("import.rejected", equalTo(0));
        assertEquals(
                "Cleo {\"City\": \"Paris\"}",
                fixture.text(
                        "SELECT concat_ws(' ', name, user_data) FROM outbound_record WHERE client_id = ? AND phone = ?",
                        fixture.client,
                        phone));
    }

    @Test
    void nothingIsStoredOfADryRun() {
        String phone = newPhone();
        String id = create(Map.of("dryRun", true));
        send(id, "phone\n" + phone + "\n").statusCode(200).body("import.outcomes.stored", equalTo(1));
        assertEquals(
                "0",
                fixture.text(
                        "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone = ?",
                        fixture.client,
                        phone));
    }

    @Test
    void columnsMustMakeSense() {
        String id = create(Map.of());
        for (String header : new String[] {"name\nAda\n", "phone,Phone\n1,2\n", "phone,x,x\n1,2,3\n"}) {
            send(id, header).statusCode(422);
        }
    }

    @Test
    void aCampaignThatIsNotThereTakesNoFile() {
        wrong().urlEncodingEnabled(false)
                .body("{}")
                .post(RecordFiles.path(UUID.randomUUID().toString()))
                .then()
                .statusCode(404);
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .urlEncodingEnabled(false)
                .body("{}")
                .post(RecordFiles.path(campaign))
                .then()
                .statusCode(404);
    }

    private String create(Map<String, ?> options) {
        return RecordFiles.create(campaign, options);
    }
}
