package io.outdial.outbound.record;

import io.outdial.outbound.record.ChangeRepository.Taken;
import io.outdial.platform.outbox.OutboxFeed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Tells enrollment-service what became of chains and attempts: triggers have noted it, a function makes events of it.
 */
@ApplicationScoped
class ChangeFeed implements OutboxFeed {

    private static final int AT_A_TIME = 2_000;

    /** Of transactions that began so many notes ago, or earlier, only a late look finds what they have noted. */
    private static final long MARGIN = 10_000;

    @Inject
    ChangeRepository changes;

    private volatile long lastChain;
    private volatile long lastAttempt;

    @Override
    public Uni<Filled> fill(boolean late) {
        return (late
                        ? changes.tell(0, 0, AT_A_TIME)
                        : changes.tell(lastChain - MARGIN, lastAttempt - MARGIN, AT_A_TIME))
                .map(this::filled);
    }

    private Filled filled(Taken taken) {
        if (taken.chains() > 0) {
            lastChain = taken.lastChain();
        }
        if (taken.attempts() > 0) {
            lastAttempt = taken.lastAttempt();
        }
        if (taken.chains() == AT_A_TIME || taken.attempts() == AT_A_TIME) {
            return Filled.PART;
        }
        return taken.chains() + taken.attempts() > 0 ? Filled.SOME : Filled.NOTHING;
    }
}
