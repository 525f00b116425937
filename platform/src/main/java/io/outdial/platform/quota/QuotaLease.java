package io.outdial.platform.quota;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The tokens of one quota that this process holds. A request that finds one waits for nothing; before the last is gone
 * the next are requested, as many as are used in about a second. Where the quota is so small that tokens are handed out
 * one by one, each request waits for its own.
 */
public final class QuotaLease {

    /** The outcome of an attempt to take a token. */
    public enum Outcome {
        TAKEN,
        USED_UP,
        ASK
    }

    private static final long MIN_INTERVAL_NANOS = 500_000_000;
    private static final long MAX_INTERVAL_NANOS = 2_000_000_000;

    private final QuotaKey key;
    private final QuotaOwner owner;
    private final LongSupplier nanoTime;

    private long tokens;
    private long granted;
    private long tokensUntil;
    private boolean usedUp;
    private long usedUpUntil;
    private int wanted = 1;
    private long askedAt;
    private Uni<Void> asking;

    public QuotaLease(QuotaKey key, QuotaOwner owner, LongSupplier nanoTime) {
        this.key = key;
        this.owner = owner;
        this.nanoTime = nanoTime;
        this.askedAt = nanoTime.getAsLong() - MAX_INTERVAL_NANOS;
    }

    /** Takes a token if there is one in hand, and sees to it that there will be more. */
    public Outcome take() {
        boolean runsLow;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            if (tokens > 0 && now - tokensUntil >= 0) {
                tokens = 0;
            }
            if (usedUp && now - usedUpUntil >= 0) {
                usedUp = false;
            }
            if (tokens == 0) {
                return usedUp ? Outcome.USED_UP : Outcome.ASK;
            }
            tokens--;
            runsLow = granted > 1 && tokens < granted / 2 && asking == null && !usedUp;
        }
        if (runsLow) {
            var unused = ask();
        }
        return Outcome.TAKEN;
    }

    /** How long it takes until there are tokens again. */
    public synchronized Duration usedUpFor() {
        return Duration.ofNanos(Math.max(0, usedUpUntil - nanoTime.getAsLong()));
    }

    /**
     * Asks the owner for more, once however many wait for it. When it has answered there is something new to be found
     * by {@link #take()}, unless others were quicker. Answered on any thread.
     */
    public Uni<Void> ask() {
        Uni<Void> answer;
        synchronized (this) {
            if (asking != null) {
                return asking;
            }
            long now = nanoTime.getAsLong();
            adapt(now - askedAt);
            askedAt = now;
            int asked = wanted;
            answer = Uni.createFrom()
                    .deferred(() -> owner.grant(key, asked))
                    .invoke(grant -> receive(grant, now))
                    .replaceWithVoid()
                    .eventually(this::answered)
                    .memoize()
                    .indefinitely();
            asking = answer;
        }
        // Now, so that it is asked even if whoever waits for it goes away.
        answer.subscribe().with(received -> {}, failure -> {});
        return answer;
    }

    private void adapt(long sinceAsked) {
        if (sinceAsked < MIN_INTERVAL_NANOS) {
            wanted = (int) Math.min(key.limit().requests(), wanted * 2L);
        } else if (sinceAsked >= MAX_INTERVAL_NANOS) {
            wanted = Math.max(1, wanted / 2);
        }
    }

    /**
     * The minute is taken to end as long after the question as it ends after the answer: never later than the owner has
     * it.
     */
    private synchronized void receive(QuotaGrant grant, long sentAt) {
        long until = sentAt + grant.endsIn().toNanos();
        if (grant.tokens() == 0) {
            usedUp = true;
            usedUpUntil = until;
            return;
        }
        if (until - tokensUntil > key.limit().period().toNanos() / 2) {
            tokens = 0;
        }
        tokens += grant.tokens();
        granted = grant.tokens();
        tokensUntil = until;
    }

    private synchronized void answered() {
        asking = null;
    }
}
