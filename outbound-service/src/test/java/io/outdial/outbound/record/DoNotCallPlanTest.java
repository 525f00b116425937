package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark is as quick among millions of records. Sequential scans are made unattractive, so one that is left is one that no index could replace. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DoNotCallPlanTest {

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(strings = {DoNotCallRepository.FIND, DoNotCallRepository.CHAIN_NUMBERS})
    void whatIsAskedIsFoundByIndexes(String sql) {
        String plan = plan(sql);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void eachPartOfTheMarkHasItsIndex() {
        String plan = plan(DoNotCallRepository.MARK);
        assertFalse(plan.contains("Seq Scan"), plan);
        for (String index : List.of(
                "outbound_record_pk", "outbound_record_chain", "outbound_record_first_uk", "outbound_record_again")) {
            assertTrue(plan.contains(index), index + " in " + plan);
        }
    }

    private String plan(String sql) {
        return pool.withTransaction(connection -> connection
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
    }
}
