package io.outdial.outbound.ending;

import io.outdial.outbound.ending.CampaignEnding.Portion;
import io.outdial.outbound.ending.EndingCampaignRepository.EndingCampaign;
import io.outdial.outbound.notice.Notices;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Ends the records of campaigns that are over, in turns, so that a large one does not hold up the others. Replicas may
 * do it at once: each campaign is with one of them at a time.
 */
@ApplicationScoped
class CampaignEndSweeper {

    private static final Logger LOG = Logger.getLogger(CampaignEndSweeper.class);

    private static final int PORTIONS_IN_A_TURN = 20;

    @Inject
    CampaignEnding ending;

    @Inject
    Notices notices;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everySecond() {
        return ending.find()
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
                .uni(() -> ending.endSome(campaign).invoke(portion -> notices.deliver(portion.notifications())))
                .whilst(portion -> isToGoOn(portion, portions.incrementAndGet()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean isToGoOn(Portion portion, int portions) {
        return !portion.isLast() && portions < PORTIONS_IN_A_TURN;
    }

    private static Uni<Void> logged(Throwable failure) {
        LOG.warnf("Records of campaigns that are over are ended later: %s", failure.toString());
        return Uni.createFrom().voidItem();
    }
}
