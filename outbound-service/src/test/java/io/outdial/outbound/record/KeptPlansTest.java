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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A function whose plans are kept is planned once a connection, perhaps on empty tables. What it reads then must be
 * what it should read among millions (V180, V223). {@code CREATE OR REPLACE FUNCTION} forgets the settings of the one
 * it replaces.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class KeptPlansTest {

    private static final String FUNCTIONS = """
            SELECT proname, proconfig FROM pg_proc
             WHERE pronamespace = 'public'::regnamespace AND 'plan_cache_mode=force_generic_plan' = ANY (proconfig)
            """;

    final DataSource database = TestEnvironment.database();

    @Inject
    Pool pool;

    /** Of statements that are no functions. */
    @ParameterizedTest
    @ValueSource(strings = {"enable_seqscan", "enable_mergejoin"})
    void connectionsMakePlansForTablesOfAnySize(String setting) {
        assertEquals(
                "off",
                pool.query("SHOW " + setting)
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
        settings.values().removeIf(ofOne -> ofOne.containsAll(List.of("enable_seqscan=off", "enable_mergejoin=off")));
        assertEquals(Map.of(), settings);
    }
}
