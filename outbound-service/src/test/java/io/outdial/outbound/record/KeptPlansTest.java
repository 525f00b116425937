package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A function whose plans are kept is planned once a connection, perhaps on empty tables. What it reads then must be
 * what it should read among millions (V180). {@code CREATE OR REPLACE FUNCTION} forgets the settings of the one it
 * replaces.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class KeptPlansTest {

    private static final String FUNCTIONS = """
            SELECT proname, proconfig FROM pg_proc
             WHERE pronamespace = 'public'::regnamespace AND 'plan_cache_mode=force_generic_plan' = ANY (proconfig)
            """;

    @Inject
    DataSource database;

    @Inject
    Pool pool;

    /** Of statements that are no functions. */
    @Test
    void connectionsMakePlansForTablesOfAnySize() {
        assertEquals(
                "off",
                pool.query("SHOW enable_seqscan")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getString(0));
    }

    @Test
    void areMadeForTablesOfAnySize() throws SQLException {
        Map<String, List<String>> settings = new TreeMap<>();
        try (Connection connection = database.getConnection();
                ResultSet found = connection.createStatement().executeQuery(FUNCTIONS)) {
            while (found.next()) {
                settings.put(
                        found.getString(1), List.of((String[]) found.getArray(2).getArray()));
            }
        }
        assertFalse(settings.isEmpty());
        settings.values().removeIf(ofOne -> ofOne.contains("enable_seqscan=off"));
        assertEquals(Map.of(), settings);
    }
}
