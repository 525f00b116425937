package io.outdial.platform.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids that grow with time (RFC 9562 version 7), so that new rows are added at one end of an index instead of all over
 * it.
 */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private UuidV7() {}

    /** 48 bits of milliseconds since 1970, then 74 random bits. */
    public static UUID next() {
        long high = (System.currentTimeMillis() << 16) | VERSION | RANDOM.nextInt(0x1000);
        long low = VARIANT | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /** Not greater than any id that is made at this instant or later, and greater than those that were made before. */
    public static UUID firstOf(Instant instant) {
        return new UUID((instant.toEpochMilli() << 16) | VERSION, VARIANT);
    }
}
