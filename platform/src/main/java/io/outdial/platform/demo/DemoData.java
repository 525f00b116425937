package io.outdial.platform.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Loads the scripts under {@code db/demo} once, when a demo client is configured. They are kept apart from the schema's own history, so a database without demo
 * data and one with it have the same schema version.
 */
@ApplicationScoped
public class DemoData {

    private static final int AFTER_THE_SCHEMA = 3_000;

    @Inject
    DemoConfig config;

    @Inject
    DataSource dataSource;

    void load(@Observes @Priority(AFTER_THE_SCHEMA) StartupEvent started) {
        config.clientId().ifPresent(clientId -> {
            Map<String, String> values = new HashMap<>();
            values.put("clientId", clientId.toString());
            values.put("agentUserName", config.agentUserName().orElse("agent"));
            values.put("agentPasswordHash", config.agentPasswordHash().orElse(""));
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/demo")
                    .table("demo_data_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholders(values)
                    .load()
                    .migrate();
        });
    }
}
