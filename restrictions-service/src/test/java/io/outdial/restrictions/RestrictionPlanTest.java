package io.outdial.restrictions;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is asked often is as quick among millions of rows. Sequential scans are made unattractive, so one that is left
 * is one that no index could replace.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
public class RestrictionPlanTest {

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(
            strings = {
                AgentSourceRestrictionRepository.LIST,
                AgentSourceRestrictionRepository.INSERT_ALL,
                AgentSourceRestrictionRepository.DELETE_OTHERS
            })
    void whatIsAskedIsFoundByIndexes(String sql) {
        assertNoScan(pool, sql);
    }

    /** For the statements that are nobody's business outside of their package. */
    public static void assertNoScan(Pool pool, String sql) {
        String plan = pool.withTransaction(connection -> connection
                        .query("SET LOCAL enable_seqscan = off")
                        .execute()
                        .chain(() -> connection
                                .query("EXPLAIN (GENERIC_PLAN) " + sql.replace('?', '$'))
                                .execute())
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map((Row row) -> row.getString(0))
                                .collect(Collectors.joining("\n"))))
                .await()
                .indefinitely();
        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
