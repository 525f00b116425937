package io.outdial.platform.migration;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jboss.logging.Logger;

/**
 * Holds a service up that does not migrate its database itself, until somebody has. It has not started meanwhile: no
 * port is open, and nothing runs that could meet a table which is not there yet. A schema that is newer is of a later
 * release, which leaves in place what this one reads.
 */
@ApplicationScoped
class SchemaWait {

    private static final Logger LOG = Logger.getLogger(SchemaWait.class);

    /** Before the scheduler too, which begins at 0. */
    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServiceConfig config;
    private final Flyway flyway;

    private String said = "";
    private volatile boolean isOver;

    @Inject
    SchemaWait(ServiceConfig config, Flyway flyway) {
        this.config = config;
        this.flyway = flyway;
    }

    void await(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent started) {
        if (config.mode() != ServiceConfig.Mode.SERVE) {
            return;
        }
        // By itself Quarkus would first finish its start.
        Thread waiting = Thread.currentThread();
        Thread end = new Thread(() -> endWaiting(waiting), "end of waiting for the schema");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            untilThere();
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException e) {
            throw new PreventFurtherStepsException("Told to end before the schema was there", 0);
        }
    }

    private void endWaiting(Thread waiting) {
        isOver = true;
        waiting.interrupt();
    }

    private void untilThere() throws InterruptedException {
        for (String lacking = lacking(); !lacking.isEmpty(); lacking = lacking()) {
            if (isOver) {
                throw new InterruptedException("in the middle of a look");
            }
            if (!lacking.equals(said)) {
                LOG.warn(lacking);
                said = lacking;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        if (!said.isEmpty()) {
            LOG.info("The schema is there");
        }
    }

    /** Empty if the schema is there. */
    private String lacking() {
        try {
            MigrationInfoService info = flyway.info();
            List<String> missing = Arrays.stream(info.pending())
                    .map(migration -> migration.getVersion().getVersion())
                    .toList();
            MigrationInfo present = info.current();
            return missing.isEmpty()
                    ? ""
                    : SchemaRule.waitingFor(
                            missing,
                            present == null ? null : present.getVersion().getVersion());
        } catch (FlywayException e) {
            return "Waiting for the database: " + reasonOf(e);
        }
    }

    /** What the driver says is the end of what Flyway says. */
    private static String reasonOf(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }
}
