package io.outdial.outbound.pull;

import java.time.Instant;

/**
 * A reason why a record may not be handed out now.
 *
 * @param until when it passes by itself; null where it does not, or nobody knows when
 */
public record Obstacle(Reason reason, Instant until) {

    public enum Reason {
        /** It is not dialled any more. */
        ENDED,
        /** It is a record that nobody may dial. */
        NO_CALL,
        /** Another number of the chain is tried first. */
        NOT_ITS_TURN,
        NOT_DUE,
        /** It is with an agent or a dialler. */
        RETRIEVED,
        EXPIRED,
        ATTEMPTS_USED,
        /** Another record of the number is with an agent or a dialler. */
        NUMBER_BUSY,
        /** The number was called often enough within a day. */
        NUMBER_ATTEMPTS_USED,
        /** The number is on the do-not-call list. */
        LISTED,
        WINDOW_CLOSED,
        /** Nor does one of type InBound call anybody. */
        CAMPAIGN_NOT_RUNNING,
        /** The do-not-call registry that the campaign applies is missing or too old. */
        REGISTRY_STALE,
        /** The campaign has as many calls at once as it may have. */
        CAMPAIGN_FULL,
        /** The agent who asks has rejected it a moment ago. */
        JUST_REJECTED,
        /** It is for an agent who is not among those who ask. */
        OTHER_AGENT,
        /** It is for agents with a skill that none of those who ask has. */
        NO_SKILL,
        /** The agent who asks does not work in the campaign. */
        NOT_IN_CAMPAIGN,
        /** The agents who ask get no calls from its source. */
        SOURCE_BLOCKED,
        /** It has a source, and nobody can tell whether the agents who ask get calls from it. */
        RESTRICTIONS_UNKNOWN
    }
}
