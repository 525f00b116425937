package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each status code that docs/errors.md lists does occur (genesys-web-services.md §3.1). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class StatusCodeTest {

    private static final Path DOCUMENT = Path.of("../docs/errors.md");

    final DataSource database = TestEnvironment.database();

    private RecordFixture fixture;
    private long record;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture().previews();
        record = fixture.record(newPhone());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 10, 18, 19, 20})
    void occurs(int statusCode) throws SQLException {
        switch (statusCode) {
            case 0 -> mark().accepted();
            case 1 -> mark().without("campaignName").refused(400, 1);
            case 2 -> mark().with("campaignName", 1).refused(400, 2);
            case 3 ->
                DeskRequest.of(fixture)
                        .request(Spec.answersOnly("outbound"))
                        .delete(RecordRequest.COLLECTION)
                        .then()
                        .statusCode(405)
                        .body("statusCode", equalTo(3));
            case 4 -> whileTheRecordIsLocked();
            case 5 -> {
                fixture.execute("DELETE FROM campaign_member WHERE member_id = ?", fixture.member);
                RecordRequest.onCampaign(fixture, "GetPreviewRecord").refused(403, 5);
            }
            case 6 -> mark().with("campaignName", "Nowhere").refused(404, 6);
            case 7 ->
                DeskRequest.of(fixture.withVoice())
                        .answered(
                                "{\"operationName\": \"StartContactCenterSession\", \"channels\": [\"voice\", \"email\"]}",
                                200,
                                7);
            case 10 -> mark().with("referenceId", "x".repeat(256)).refused(400, 10);
            case 18 -> {
                String phone = newPhone();
                OperationExample.ADD
                        .right(fixture, null, phone)
                        .with("chainId", record)
                        .accepted();
                OperationExample.ADD
                        .right(fixture, null, phone)
                        .with("chainId", record)
                        .refused(400, 18);
            }
            case 19 -> {
                String colleague = "colleague-of-" + fixture.user;
                UUID device = fixture.colleague(colleague);
                RecordRequest.onCampaign(fixture, "GetPreviewRecord")
                        .as(colleague, TestEnvironment.AGENT_PASSWORD)
                        .with("devicePath", "/devices/" + device)
                        .accepted();
                OperationExample.REJECT.right(fixture, record, null).refused(400, 19);
            }
            default -> mark().as(fixture.user, "wrong").refused(401, 20);
        }
    }

    @Test
    void theDocumentListsTheseAndNoOthers() throws IOException {
        Set<Integer> listed = new TreeSet<>();
        String document = Files.readString(DOCUMENT);
        document.substring(document.indexOf("## Status codes of the Genesys API"))
                .lines()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line -> Integer.valueOf(line.split("\\|")[1].strip()))
                .forEach(listed::add);
        assertEquals(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 10, 18, 19, 20), listed);
    }

    private void whileTheRecordIsLocked() throws SQLException {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("SELECT FROM outbound_record WHERE handle = ? FOR UPDATE")) {
                lock.setLong(1, record);
                lock.execute();
            }
            OperationExample.CANCEL.right(fixture, record, null).refused(503, 4);
            other.rollback();
        }
    }

    private RecordRequest mark() {
        return RecordRequest.byHandle(fixture, record);
    }
}
