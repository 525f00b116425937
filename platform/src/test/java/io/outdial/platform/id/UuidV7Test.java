package io.outdial.platform.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    @Test
    void carriesVersionVariantAndTheTime() {
        long before = System.currentTimeMillis();
        UUID id = UuidV7.next();
        long millis = id.getMostSignificantBits() >>> 16;
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertTrue(millis >= before && millis <= System.currentTimeMillis());
    }

    /** PostgreSQL compares ids as unsigned bytes, which is how their texts compare. */
    @Test
    void theFirstOfAnInstantIsBetweenThoseBeforeAndAfter() {
        UUID id = UuidV7.next();
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        assertTrue(UuidV7.firstOf(made).toString().compareTo(id.toString()) <= 0);
        assertTrue(UuidV7.firstOf(made.plusMillis(1)).toString().compareTo(id.toString()) > 0);
    }

    @Test
    void isNotMadeTwice() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add(UuidV7.next()));
        }
    }
}
