package io.outdial.outbound.ending;

import io.outdial.outbound.notice.Notices;
import io.outdial.platform.sweep.FairTurns;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/**
 * Ends the records of campaigns that are over, in turns, so that a large one does not hold up the others. Replicas may
 * do it at once: each campaign is with one of them at a time.
 */
@ApplicationScoped
class CampaignEndSweeper {

    private static final Logger LOG = Logger.getLogger(CampaignEndSweeper.class);

    @Inject
    CampaignEnding ending;

    @Inject
    Notices notices;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everySecond() {
        return FairTurns.take(
                ending.find(),
                campaign -> ending.endSome(campaign)
                        .invoke(portion -> notices.deliver(portion.notifications()))
                        .map(portion -> !portion.isLast()),
                CampaignEndSweeper::log);
    }

    private static void log(Throwable failure) {
        LOG.warnf("Records of campaigns that are over are ended later: %s", failure.toString());
    }
}
