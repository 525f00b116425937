package io.outdial.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.demo.DemoData;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** Demo data is loaded once, also into databases that Flyway loaded it into, as it did at first. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class DemoDataTest {

    private static final List<String> SCRIPTS =
            List.of("V001__demo.sql", "V002__routing.sql", "V003__newer_fields.sql");

    @Inject
    DemoData demo;

    final DataSource database = TestEnvironment.database();

    final Rows rows = new Rows();

    @Test
    void isLoadedOnce() throws SQLException {
        assertEquals(SCRIPTS, loaded());
        demo.load(TestEnvironment.CLIENT);
        assertEquals(SCRIPTS, loaded());
    }

    /** It reads what is written here, so an earlier version of Outdial may come back to it. */
    @Test
    void flywayKnowsItAgain() {
        assertEquals(
                SCRIPTS,
                Arrays.stream(flyway().load().info().applied())
                        .map(MigrationInfo::getScript)
                        .toList());
        assertEquals(0, flyway().load().info().pending().length);
    }

    @Test
    void whatFlywayLoadedIsNotLoadedAgain() throws SQLException {
        rows.execute(
                "ALTER TABLE demo_data_history RENAME TO kept; ALTER INDEX demo_data_history_pk RENAME TO kept_pk");
        try {
            flyway().baselineOnMigrate(true)
                    .baselineVersion("0")
                    .skipExecutingMigrations(true)
                    .load()
                    .migrate();
            List<String> byFlyway = loaded();
            assertEquals(SCRIPTS, byFlyway.stream().filter(SCRIPTS::contains).toList());
            demo.load(TestEnvironment.CLIENT);
            assertEquals(byFlyway, loaded());
        } finally {
            rows.execute("DROP TABLE IF EXISTS demo_data_history");
            rows.execute(
                    "ALTER TABLE kept RENAME TO demo_data_history; ALTER INDEX kept_pk RENAME TO demo_data_history_pk");
        }
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/demo")
                .table("demo_data_history")
                .placeholders(Map.of(
                        "clientId",
                        TestEnvironment.CLIENT.toString(),
                        "agentUserName",
                        TestEnvironment.AGENT_USER,
                        "agentPasswordHash",
                        TestEnvironment.AGENT_PASSWORD_HASH));
    }

    private List<String> loaded() {
        return rows.texts("SELECT script FROM demo_data_history ORDER BY installed_rank");
    }
}
