package io.outdial.outbound.pull;

import io.outdial.outbound.record.QueueQuery;

/**
 * How far a pull looks, and whether it looks again. Others that pull at the same moment have the head of the queue
 * locked, and what is behind it may be refused: so each round looks further. How much others want is known of this
 * replica only, which the later rounds make up for.
 *
 * @param number from 0
 * @param others records that others want of the campaign at this moment
 * @param wasFruitless whether the round before had nothing to look at
 */
record PullRound(int number, int others, boolean wasFruitless) {

    private static final int ROUNDS = 4;
    private static final int CANDIDATES_BESIDE = 32;
    private static final int MAX_CANDIDATES = 4_000;

    static PullRound first(int others) {
        return new PullRound(0, others, false);
    }

    /** @param missing records that are still wanted */
    QueueQuery.Depth depth(int missing) {
        int looks = Math.min(missing << (2 * number), MAX_CANDIDATES);
        int beside = (2 * others + CANDIDATES_BESIDE) << number;
        return new QueueQuery.Depth(Math.min(looks + beside, MAX_CANDIDATES), looks);
    }

    /**
     * Null if there is no point in looking again: where two rounds had nothing to look at, nothing is due.
     *
     * @param lookedAtSome whether this round handed out or refused any
     */
    PullRound next(boolean lookedAtSome) {
        boolean isOver = number + 1 == ROUNDS || (wasFruitless && !lookedAtSome);
        return isOver ? null : new PullRound(number + 1, others, !lookedAtSome);
    }
}
