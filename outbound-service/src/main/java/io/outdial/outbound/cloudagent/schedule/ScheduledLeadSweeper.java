package io.outdial.outbound.cloudagent.schedule;

import io.outdial.platform.database.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Adds scheduled leads when their time comes, those of a stop at the next start, and deletes the old ones. */
@ApplicationScoped
class ScheduledLeadSweeper {

    private static final Logger LOG = Logger.getLogger(ScheduledLeadSweeper.class);

    private static final int BATCH = 500;

    @Inject
    ScheduledLeadService leads;

    @Inject
    ScheduleConfig config;

    @Inject
    Clock clock;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everySecond() {
        return Multi.createBy()
                .repeating()
                .uni(() -> leads.fireDue(BATCH))
                .whilst(taken -> taken == BATCH)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("Scheduled leads are added later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteOld() {
        return ExpiredRows.delete(
                "scheduled_lead", "fired_at", clock.instant().minus(Duration.ofDays(config.keptDays())));
    }
}
