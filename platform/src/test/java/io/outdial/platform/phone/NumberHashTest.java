package io.outdial.platform.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NumberHashTest {

    private static final UUID CLIENT = UUID.fromString("5e505642-9024-474d-9434-e5a44f505cc5");
    private static final String NUMBER = "+12025550123";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final NumberHash hash = new NumberHash(SECRET);

    @Test
    void theSameNumberOfTheSameClientIsToldAgain() {
        assertEquals(hash.of(CLIENT, NUMBER), new NumberHash(SECRET).of(CLIENT, NUMBER));
        assertTrue(hash.of(CLIENT, NUMBER).matches("[0-9a-f]{64}"));
    }

    @Test
    void anotherNumberClientOrSecretGivesAnotherHash() {
        String known = hash.of(CLIENT, NUMBER);
        assertNotEquals(known, hash.of(CLIENT, "+12025550124"));
        assertNotEquals(known, hash.of(UUID.fromString("6a0c3c11-52b4-4d5c-8d3e-0f7a7f0b9a11"), NUMBER));
        assertNotEquals(known, new NumberHash("another0123456789abcdef0123456789").of(CLIENT, NUMBER));
    }

    @Test
    void aShortSecretIsRefused() {
        assertThrows(IllegalStateException.class, () -> new NumberHash("short"));
    }
}
