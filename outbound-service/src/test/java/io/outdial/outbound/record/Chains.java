package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Chains for tests of decisions: the records have the handles 13, 14, 15 and so on. */
final class Chains {

    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    static final UUID AGENT = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    static final UUID ANOTHER = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    static final Facts FACTS = new Facts(NOW, AGENT, null, RetryPolicy.DEFAULT, 3);

    private static final UUID CAMPAIGN = UUID.fromString("00000000-0000-0000-0000-0000000000cc");

    private Chains() {}

    /** The first record has its turn, or is with somebody; the others wait. */
    static List<OutboundRecord> of(RecordStatus... statuses) {
        List<OutboundRecord> chain = new ArrayList<>();
        for (int n = 0; n < statuses.length; n++) {
            chain.add(record(13 + n, statuses[n], statuses[n] == RecordStatus.RETRIEVED ? AGENT : null));
        }
        return chain;
    }

    static OutboundRecord heldBy(UUID memberId) {
        return record(13, RecordStatus.RETRIEVED, memberId);
    }

    static OutboundRecord record(long handle, RecordStatus status, UUID holder) {
        boolean isHeld = status == RecordStatus.RETRIEVED;
        boolean hasTurn = isHeld || status == RecordStatus.READY || status == RecordStatus.MISSED_CALLBACK;
        return new OutboundRecord(
                handle,
                (int) handle - 13,
                CAMPAIGN,
                new Contact(new PhoneNumber("30" + handle, "30" + handle), PhoneType.MOBILE, WindowKey.UNSAID),
                new Progress(RecordType.GENERAL, status, CallResult.UNKNOWN, 0, 0, 0),
                new Turn(hasTurn ? NOW.minusSeconds(60) : null, 1, null, null, null, null),
                isHeld ? new Hold(ATTEMPT, holder) : null);
    }
}
