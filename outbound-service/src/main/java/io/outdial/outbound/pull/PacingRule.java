package io.outdial.outbound.pull;

import io.outdial.outbound.pull.Room.Limit;
import io.outdial.outbound.record.CallResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;

/** How many records may be with callers at once, by the type of their campaign. */
public final class PacingRule {

    /** Somebody answered, and no agent was there. */
    public static final Set<CallResult> DROPS =
            Set.copyOf(EnumSet.of(CallResult.ABANDONED, CallResult.DROPPED, CallResult.DROPPED_ON_NO_ANSWER));

    /** What regulators of several countries allow. */
    private static final int USUAL_MAX_DROP_PERCENT = 3;

    private static final BigDecimal MAX_ROOM = BigDecimal.valueOf(Integer.MAX_VALUE);

    private PacingRule() {}

    public static Room room(Pacing pacing) {
        Room paced = paced(pacing);
        if (pacing.maxConcurrentCalls() == null) {
            return paced;
        }
        int free = left(pacing.maxConcurrentCalls(), pacing);
        return free < paced.records() ? new Room(free, Limit.MAX_CONCURRENT_CALLS) : paced;
    }

    private static Room paced(Pacing pacing) {
        return switch (pacing.type()) {
            case PREVIEW, IVR -> new Room(Integer.MAX_VALUE, Limit.NONE);
            case PROGRESSIVE -> new Room(left(agentsReady(pacing), pacing), Limit.PACING);
            case PREDICTIVE -> new Room(left(predicted(pacing), pacing), Limit.PACING);
            case INBOUND -> new Room(0, Limit.PACING);
        };
    }

    private static int predicted(Pacing pacing) {
        if (pacing.pacingRatio() == null || dropsTooMany(pacing)) {
            return agentsReady(pacing);
        }
        return pacing.pacingRatio()
                .multiply(BigDecimal.valueOf(agentsReady(pacing)))
                .setScale(0, RoundingMode.DOWN)
                .min(MAX_ROOM)
                .intValueExact();
    }

    private static boolean dropsTooMany(Pacing pacing) {
        int maxPercent = pacing.maxDropPercent() == null ? USUAL_MAX_DROP_PERCENT : pacing.maxDropPercent();
        return pacing.dropped() * 100 > (pacing.dropped() + pacing.reached()) * maxPercent;
    }

    /** A dialler that does not say how many agents are free gets no calls for them. */
    private static int agentsReady(Pacing pacing) {
        return pacing.agentsReady() == null ? 0 : pacing.agentsReady();
    }

    private static int left(int atOnce, Pacing pacing) {
        return Math.max(0, atOnce - pacing.openAttempts());
    }
}
