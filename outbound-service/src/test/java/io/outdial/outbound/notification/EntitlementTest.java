package io.outdial.outbound.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntitlementTest {

    private static final Instant EXPIRY = Instant.ofEpochSecond(1_800_000_000);
    private static final Entitlement TOKEN = Entitlement.byToken(EXPIRY, Set.of("voice"));
    private static final Entitlement PASSWORD = new Entitlement("password", Set.of("voice", "chat"));

    @Test
    void aTokenDoesNotDependOnThePassword() {
        assertTrue(TOKEN.isWithin(PASSWORD));
        assertTrue(TOKEN.isWithin(new Entitlement("another", Set.of("voice"))));
        assertFalse(PASSWORD.isWithin(new Entitlement("another", Set.of("voice", "chat"))));
        assertFalse(PASSWORD.isWithin(TOKEN));
    }

    @Test
    void itDependsOnTheMemberAndItsFeatures() {
        assertFalse(TOKEN.isWithin(null));
        assertFalse(TOKEN.isWithin(new Entitlement("password", Set.of("chat"))));
    }

    @Test
    void onlyTokensExpire() {
        assertFalse(TOKEN.hasExpiredBefore(EXPIRY));
        assertTrue(TOKEN.hasExpiredBefore(EXPIRY.plusSeconds(1)));
        assertFalse(PASSWORD.hasExpiredBefore(Instant.MAX));
    }

    @Test
    void onlyALaterTokenRenewsAToken() {
        Entitlement later = Entitlement.byToken(EXPIRY.plusSeconds(1), Set.of());
        assertEquals(later, TOKEN.renewedBy(later));
        assertEquals(later, later.renewedBy(TOKEN));
        assertEquals(TOKEN, TOKEN.renewedBy(PASSWORD));
        assertEquals(PASSWORD, PASSWORD.renewedBy(TOKEN));
    }
}
