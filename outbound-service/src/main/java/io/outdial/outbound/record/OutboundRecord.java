package io.outdial.outbound.record;

import java.time.Instant;
import java.util.UUID;

/**
 * One number to be dialled in a calling list.
 *
 * @param chainN its place among the numbers of its chain
 * @param hold who has it, null where nobody does
 */
record OutboundRecord(
        long handle, int chainN, UUID campaignId, Contact contact, Progress progress, Turn turn, Hold hold) {

    /** Of an erased person nothing but the record's number is kept, and no command gives it anything again. */
    boolean isEnded() {
        return progress.status().isEnded() || ErasedNumber.is(contact.phone());
    }

    /** Whether anybody may call the number, now or when its turn comes. */
    boolean isToBeCalled() {
        return !isEnded() && progress.type() != RecordType.NO_CALL;
    }

    boolean isHeld() {
        return hold != null;
    }

    OutboundRecord with(Contact changed) {
        return new OutboundRecord(handle, chainN, campaignId, changed, progress, turn, hold);
    }

    OutboundRecord with(Progress changed) {
        return new OutboundRecord(handle, chainN, campaignId, contact, changed, turn, hold);
    }

    OutboundRecord with(Turn changed) {
        return new OutboundRecord(handle, chainN, campaignId, contact, progress, changed, hold);
    }

    /** It is nobody's any more; what a caller reads as handed out waits again. */
    OutboundRecord givenBack() {
        return new OutboundRecord(
                handle,
                chainN,
                campaignId,
                contact,
                progress.with(progress.type().waiting()),
                turn,
                null);
    }

    /** It will not be called again. */
    OutboundRecord ended(RecordStatus status, CallResult result) {
        OutboundRecord back = givenBack();
        return back.with(back.progress.with(status).with(result)).with(turn.dueAt(null));
    }

    /** Its turn is over until the others of its chain have had theirs. */
    OutboundRecord behindOthers() {
        return with(progress.with(RecordStatus.CHAIN_READY)).with(turn.dueAt(null));
    }

    /** It is its turn from an instant on. */
    OutboundRecord due(Instant at) {
        return with(progress.with(RecordStatus.READY)).with(turn.dueAt(at));
    }
}
