package io.outdial.outbound.donotcall;

import static io.outdial.outbound.donotcall.Listed.add;
import static io.outdial.outbound.donotcall.Listed.get;
import static io.outdial.outbound.donotcall.Listed.group;
import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list as a file, however long it is. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ExportTest {

    final Rows rows = new Rows();

    private String group;

    @BeforeEach
    void aGroup() {
        group = group("Export " + UUID.randomUUID());
    }

    private List<String> lines(String format) {
        String file = get(":export?format=" + format + "&groupId=" + group)
                .statusCode(200)
                .extract()
                .asString();
        return file.lines().toList();
    }

    private void list(int count) {
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, scope, origin, reported_by, key_version) SELECT ?, '+999' || lpad(n::text, 6, '0'), n, ?, 'api', 'a test', 2 FROM generate_series(1, ?) AS n",
                TestEnvironment.CLIENT,
                UUID.fromString(group),
                count);
    }

    @Test
    void aFileForASpreadsheetRunsNothing() {
        String phone = newPhone();
        String end = "2199-01-02T03:04:05Z";
        add(List.of("+1" + phone), "groupId", group, "reason", "=HYPERLINK(\"x\"), twice", "expiresAt", end);
        get(":export?groupId=" + group)
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("do-not-call.csv"));
        List<String> lines = lines("csv");
        assertEquals("phone,scope,campaignId,groupId,origin,importId,reason,listedBy,listedAt,expiresAt", lines.get(0));
        assertTrue(
                lines.get(1)
                        .startsWith(
                                "'+1" + phone + ",group,," + group + ",api,,\"'=HYPERLINK(\"\"x\"\"), twice\",key "),
                lines::toString);
        assertTrue(lines.get(1).endsWith("," + end), lines::toString);
        assertEquals(2, lines.size());
    }

    @Test
    void aLineHasAnEntryAsAnObject() {
        String phone = newPhone();
        add(List.of(phone), "groupId", group, "reason", "=1");
        get(":export?format=ndjson&groupId=" + group).contentType(startsWith("application/x-ndjson"));
        JsonPath entry = JsonPath.from(lines("ndjson").get(0));
        assertEquals(phone, entry.getString("phone"));
        assertEquals("=1", entry.getString("reason"));
        assertEquals(group, entry.getString("groupId"));
    }

    private static void wrong(String key, String query, int status) {
        by(key).urlEncodingEnabled(false)
                .get(Listed.PATH + ":export?" + query)
                .then()
                .statusCode(status)
                .contentType("application/json");
    }

    /** Behind the end of a part the next begins. */
    @Test
    void everyEntryIsThereOnceInTheOrderOfTheNumbers() {
        int count = 2 * EntryExportRepository.PART;
        list(count);
        List<String> lines = lines("csv");
        assertEquals(count + 1, lines.size());
        for (int n = 1; n <= count; n++) {
            assertTrue(lines.get(n).startsWith(n + ","), lines.get(n));
        }
        add(List.of(newPhone()), "groupId", group);
        assertEquals(count + 1, lines("ndjson").size());
    }

    @Test
    void anEmptyListIsAFileToo() {
        assertEquals(1, lines("csv").size());
        // Without the document, for which a body is not empty.
        given().header("x-api-key", TestEnvironment.KEY)
                .urlEncodingEnabled(false)
                .get(Listed.PATH + ":export?format=ndjson&groupId=" + group)
                .then()
                .statusCode(200)
                .body(emptyString());
    }

    @Test
    void onlyWhatWasAskedForAndHoldsIsInIt() {
        list(2);
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, scope, origin, reported_by, key_version, expires_at) VALUES (?, '+998', '998', ?, 'api', 'a test', 2, now())",
                TestEnvironment.CLIENT,
                UUID.fromString(group));
        assertEquals(3, lines("csv").size());
        get(":export?scope=group&groupId=" + group).statusCode(200);
        wrong(TestEnvironment.KEY, "scope=client&groupId=" + group, 422);
        wrong(TestEnvironment.KEY, "format=xlsx", 422);
        wrong(TestEnvironment.KEY, "groupId=" + UUID.randomUUID(), 404);
        wrong(TestEnvironment.OTHER_CLIENT_KEY, "groupId=" + group, 404);
    }
}
