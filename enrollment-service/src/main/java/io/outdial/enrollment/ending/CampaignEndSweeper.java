package io.outdial.enrollment.ending;

import io.outdial.enrollment.ending.EndingCampaignRepository.EndingCampaign;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Ends the enrolments in campaigns that are over, in turns, so that a large one does not hold up the others. Replicas
 * may do it at once: each campaign is with one of them at a time.
 */
@ApplicationScoped
class CampaignEndSweeper {

    private static final Logger LOG = Logger.getLogger(CampaignEndSweeper.class);

    private static final int PORTIONS_IN_A_TURN = 20;

    @Inject
    CampaignEnds ends;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everySecond() {
        return ends.find()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(
                        campaign -> turn(campaign).onFailure().recoverWithUni(CampaignEndSweeper::logged))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(CampaignEndSweeper::logged);
    }

    private Uni<Void> turn(EndingCampaign campaign) {
        AtomicInteger portions = new AtomicInteger();
        return Multi.createBy()
                .repeating()
                .uni(() -> ends.endSome(campaign))
                .whilst(isMore -> isMore && portions.incrementAndGet() < PORTIONS_IN_A_TURN)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> logged(Throwable failure) {
        LOG.warnf("Enrolments in campaigns that are over are ended later: %s", failure.toString());
        return Uni.createFrom().voidItem();
    }
}
