package io.outdial.outbound.record;

import java.util.Comparator;
import java.util.UUID;

/**
 * What records of one lane of the queue have in common; they differ in the time they are due (ADR 0034).
 *
 * @param owner the member or the skill that they are for, {@link #NOBODY} for any agent of the campaign
 * @param sourceId {@link #NOBODY} where there is none
 * @param rank {@link #CALLBACK}, {@link #OWN_CALLBACK}, else the priority; higher ones are called first
 */
public record LaneKey(UUID clientId, UUID campaignId, UUID owner, UUID sourceId, WindowKey window, int rank) {

    public static final UUID NOBODY = new UUID(0, 0);

    /** Any order that is the same for everybody; a window is made before the lanes that are the first to have it. */
    static final Comparator<LaneKey> ORDER = Comparator.comparing((LaneKey key) -> key.window.toString())
            .thenComparing(LaneKey::campaignId)
            .thenComparing(key -> key.owner)
            .thenComparing(LaneKey::sourceId)
            .thenComparingInt(LaneKey::rank);

    static final int CALLBACK = 100;
    static final int OWN_CALLBACK = 101;

    /** The lane of a record that is new: a number that nobody has asked to be called back at. */
    static LaneKey ofNew(NewRecord added) {
        Placement placement = added.placement();
        return new LaneKey(
                added.clientId(),
                added.campaignId(),
                owner(added.memberId(), added.skillId()),
                placement.sourceId() == null ? NOBODY : placement.sourceId(),
                placement.window().saysHours() ? placement.window().inward().orElseThrow() : placement.window(),
                added.priority());
    }

    static LaneKey of(UUID clientId, OutboundRecord record) {
        Turn turn = record.turn();
        return new LaneKey(
                clientId,
                record.campaignId(),
                owner(turn.memberId(), turn.skillId()),
                turn.sourceId() == null ? NOBODY : turn.sourceId(),
                record.contact().window().inward().orElse(record.contact().window()),
                rank(record.progress().type(), turn.priority()));
    }

    private static UUID owner(UUID memberId, UUID skillId) {
        if (memberId != null) {
            return memberId;
        }
        return skillId == null ? NOBODY : skillId;
    }

    private static int rank(RecordType type, int priority) {
        return switch (type) {
            case PERSONAL_RESCHEDULED, PERSONAL_CALLBACK -> OWN_CALLBACK;
            case CAMPAIGN_RESCHEDULED, CAMPAIGN_CALLBACK -> CALLBACK;
            case NONE, UNKNOWN, GENERAL, NO_CALL -> priority;
        };
    }
}
