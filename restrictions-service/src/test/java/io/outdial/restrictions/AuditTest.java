package io.outdial.restrictions;

import static io.outdial.restrictions.ServiceFixture.PATH;
import static io.outdial.restrictions.ServiceFixture.ids;
import static io.outdial.restrictions.ServiceFixture.pairs;
import static io.outdial.restrictions.ServiceFixture.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every restriction that comes or goes is in the audit, with who did it by which request; and stays there. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class AuditTest {

    /** That of {@link TestEnvironment#KEY}. */
    private static final String KEY_ID = "good";

    private static final String ENTRIES = """
            SELECT action, count(*), min(who), min(request), count(DISTINCT request), bool_and(subject ~ '^[0-9a-f-]{36}$')
              FROM audit_entry
             WHERE coalesce(before, after) ->> 'campaignId' = ? AND (before IS NULL) <> (after IS NULL)
               AND coalesce(before, after) ?? 'memberId' AND coalesce(before, after) ?? 'sourceId'
             GROUP BY action ORDER BY action
            """;

    private final UUID campaign = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    final Rows rows = new Rows();

    @BeforeEach
    void theDirectoryKnowsEverything() {
        DirectoryStub.knowsAllBut();
    }

    @Test
    void oneThatIsMadeAndDeletedIsThereTwice() {
        UUID member = UUID.randomUUID();
        String id = request()
                .header("X-Request-Id", "made-" + campaign)
                .body(CreateRestrictionTest.body(member, source))
                .post(PATH, campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("restriction.id");
        request()
                .header("X-Request-Id", "again-" + campaign)
                .body(CreateRestrictionTest.body(member, source))
                .post(PATH, campaign)
                .then()
                .statusCode(200);
        request()
                .header("X-Request-Id", "gone-" + campaign)
                .delete(PATH + "/" + id, campaign)
                .then()
                .statusCode(200);

        assertEquals(
                List.of(
                        List.of("restriction.created", 1L, KEY_ID, "made-" + campaign, 1L, true),
                        List.of("restriction.deleted", 1L, KEY_ID, "gone-" + campaign, 1L, true)),
                entries());
    }

    @Test
    void soAreThoseOfASet() {
        List<UUID> members = ids(3);
        request()
                .header("X-Request-Id", "set-" + campaign)
                .body(pairs(members, source))
                .post(PATH + ":bulk", campaign)
                .then()
                .statusCode(200);
        request()
                .header("X-Request-Id", "put-" + campaign)
                .body(pairs(members.subList(0, 1), source))
                .put(PATH, campaign)
                .then()
                .statusCode(200);

        assertEquals(
                List.of(
                        List.of("restriction.created", 3L, KEY_ID, "set-" + campaign, 1L, true),
                        List.of("restriction.deleted", 2L, KEY_ID, "put-" + campaign, 1L, true)),
                entries());
    }

    @Test
    void whatIsChangedByHandIsOfTheLogin() {
        ServiceFixture.restrict(campaign, UUID.randomUUID(), source);
        rows.execute("DELETE FROM agent_source_restriction WHERE campaign_id = ?", campaign);

        assertTrue(
                entries().get(1).get(2).toString().startsWith("database login "),
                entries().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM audit_entry", "UPDATE audit_entry SET who = 'nobody'", "TRUNCATE audit_entry"})
    void nobodyChangesIt(String sql) {
        AssertionError refused = assertThrows(AssertionError.class, () -> rows.execute(sql));

        assertTrue(
                refused.getCause().getMessage().contains("neither changed nor deleted"),
                refused.getCause().toString());
    }

    private List<List<Object>> entries() {
        return rows.all(ENTRIES, campaign.toString());
    }
}
