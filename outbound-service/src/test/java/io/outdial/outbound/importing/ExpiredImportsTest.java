package io.outdial.outbound.importing;

import static io.outdial.outbound.importing.TestFiles.send;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.entry.Api;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rejected rows go after days, imports after years. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ExpiredImportsTest {

    private static final String REJECTIONS = "SELECT count(*) FROM import_rejection WHERE import_id = ?";

    @Inject
    ImportService imports;

    @Inject
    ImportRepository repository;

    @Inject
    ExpiredImports expired;

    final Rows rows = new Rows();

    @Test
    void rejectedRowsGoFirstAndThenTheImport() throws Throwable {
        UUID old = aged("7 days 1 hour", "399 days");
        UUID forgotten = aged("401 days", "401 days");
        UUID young = aged("6 days", "6 days");
        UUID abandoned = TestFiles.job(imports, repository);
        rows.execute("UPDATE import_job SET updated_at = now() - interval '401 days' WHERE id = ?", abandoned);

        VertxContextSupport.subscribeAndAwait(expired::deleteExpired);

        assertEquals("0", rows.text(REJECTIONS, old));
        assertEquals("1", rows.text(REJECTIONS, young));
        TestFiles.get(old).body("import.rejected", equalTo(1));
        for (UUID gone : new UUID[] {forgotten, abandoned}) {
            Api.wrong().get("/v2/imports/" + gone).then().statusCode(404);
        }
    }

    /** An import with a rejected row. */
    private UUID aged(String ofRejection, String ofImport) {
        UUID id = TestFiles.job(imports, repository);
        send(id, "a\n1\n2,3\n", 0).statusCode(200).body("import.rejected", equalTo(1));
        rows.execute(
                "UPDATE import_rejection SET created_at = now() - CAST(? AS interval) WHERE import_id = ?",
                ofRejection,
                id);
        rows.execute("UPDATE import_job SET updated_at = now() - CAST(? AS interval) WHERE id = ?", ofImport, id);
        return id;
    }
}
