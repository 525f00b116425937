package io.outdial.outbound.enrolment;

import io.outdial.platform.database.ExpiredRows;
import io.outdial.platform.inbox.InboxConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Forgets which enrolments have ended, once no event about their beginning can still be on its way. */
@ApplicationScoped
class ExpiredEnrolmentEnds {

    @Inject
    InboxConfig config;

    @Inject
    Clock clock;

    @Scheduled(every = "1h", delayed = "40m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return ExpiredRows.delete("ended_enrolment", "ended_at", clock.instant().minus(config.keepFor()));
    }
}
