package io.outdial.platform.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void isNotMadeTwice() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add(UuidV7.next()));
        }
    }
}
