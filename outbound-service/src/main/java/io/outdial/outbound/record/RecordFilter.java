package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.UUID;

/** Which records of a campaign are wanted; null for any. */
public record RecordFilter(
        RecordState state,
        PhoneNumber phone,
        String callingList,
        UUID memberId,
        CallResult callResult,
        Instant dueBefore,
        UUID importId) {}
