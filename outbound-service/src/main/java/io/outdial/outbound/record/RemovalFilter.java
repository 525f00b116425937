package io.outdial.outbound.record;

import java.util.UUID;

/**
 * Which of some records are meant.
 *
 * @param name of the customer, null for any
 * @param memberId the agent they are for, null for any
 * @param skillId the skill they need, null for any
 * @param progress how far they have come, null for any
 */
public record RemovalFilter(String name, UUID memberId, UUID skillId, Progress progress) {

    public static final RemovalFilter ALL = new RemovalFilter(null, null, null, null);

    static final RemovalFilter OPEN = new RemovalFilter(null, null, null, Progress.OPEN);

    /** How far records have come, as far as who loaded them is concerned. */
    public enum Progress {
        /** It has not ended, whether or not it may be called. */
        OPEN,
        /** It has not ended, and may be called. */
        PENDING,
        /** It has ended, and somebody was reached. */
        REACHED,
        /** It is over without that. */
        FAILED
    }

    public static RemovalFilter ofName(String name) {
        return new RemovalFilter(name, null, null, null);
    }

    /** As {@link RemovalStatements#FILTER} has it. */
    String progressText() {
        return progress == null ? null : progress.name();
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "RemovalFilter[" + progress + "]";
    }
}
