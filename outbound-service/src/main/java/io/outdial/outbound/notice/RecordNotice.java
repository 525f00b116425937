package io.outdial.outbound.notice;

import java.time.Instant;

/**
 * To a member, about a record. It names no number, so that nothing of a person waits to be fetched.
 *
 * @param at the agreed time of a callback, null of anything else
 */
public record RecordNotice(Desktop to, NamedRecord record, Kind kind, Instant at) implements Notice {

    /** What became of it. */
    public enum Kind {
        /** The member has it, and may not call it any more. */
        WITHDRAWN,
        /** The member has promised to call it now. */
        CALLBACK_DUE
    }

    /** @param applicationId of the application that runs the campaign */
    public record NamedRecord(long handle, long chainId, String campaignName, String callingList, int applicationId) {}
}
