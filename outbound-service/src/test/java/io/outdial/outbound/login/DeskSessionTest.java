package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.hash.KeyedHash;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskSessionTest {

    private static final KeyedHash KEY = new KeyedHash("a key of the installation");
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final UUID CLIENT = UUID.randomUUID();
    private static final UUID MEMBER = UUID.randomUUID();
    private static final MemberLogin ADA = login(CLIENT, MEMBER, "ada", "hash");

    private final DeskSession session = DeskSession.begin(ADA, NOW);
    private final String text = session.signed(ADA, KEY);

    @Test
    void itIsOfItsLogin() {
        DeskSession.Signed read = DeskSession.parse(text).orElseThrow();
        assertEquals(session, read.session());
        assertTrue(read.isOf(ADA, KEY));
        assertTrue(read.isOf(new MemberLogin(CLIENT, MEMBER, "ada", "hash", Set.of("another")), KEY));
    }

    @Test
    void itIsOfNoOther() {
        DeskSession.Signed read = DeskSession.parse(text).orElseThrow();
        assertFalse(read.isOf(login(CLIENT, MEMBER, "ada", "another hash"), KEY));
        assertFalse(read.isOf(login(CLIENT, MEMBER, "eve", "hash"), KEY));
        assertFalse(read.isOf(login(CLIENT, UUID.randomUUID(), "ada", "hash"), KEY));
        assertFalse(read.isOf(login(UUID.randomUUID(), MEMBER, "ada", "hash"), KEY));
        assertFalse(read.isOf(ADA, new KeyedHash("another key")));
    }

    /** Whatever is changed in it, down to the second that it was seen at. */
    @Test
    void nothingOfItCanBeChanged() {
        String[] parts = text.split("\\.");
        String later = Long.toString(NOW.getEpochSecond() + 1);
        for (int part = 0; part < parts.length; part++) {
            String[] changed = parts.clone();
            changed[part] = part == 3
                    ? later
                    : part == 4 ? "0".repeat(64) : UUID.randomUUID().toString();
            DeskSession.Signed read =
                    DeskSession.parse(String.join(".", changed)).orElseThrow();
            MemberLogin login = login(read.session().clientId(), read.session().memberId(), "ada", "hash");
            assertFalse(read.isOf(login, KEY), "part " + part);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "....", "node0abc.worker1", "\0", "é.é.é.é.é"})
    void whatIsNone(String cookie) {
        assertTrue(DeskSession.parse(cookie).isEmpty());
        assertTrue(DeskSession.parse(text + cookie + ".").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"LAX, false, true", "STRICT, false, true", "NONE, false, false", "NONE, true, true", "LAX, true, true"})
    void noPageOfAnotherSiteCanUseIt(CookieSameSite sameSite, boolean csrfProtection, boolean isSafe) {
        assertEquals(isSafe, DeskSession.isSafe(sameSite, csrfProtection));
    }

    @Test
    void itGrowsOld() {
        assertFalse(session.isOlderThan(Duration.ofMinutes(30), NOW.plusSeconds(1800)));
        assertTrue(session.isOlderThan(Duration.ofMinutes(30), NOW.plusSeconds(1801)));
        assertEquals(session.id(), session.seen(NOW.plusSeconds(60)).id());
    }

    private static MemberLogin login(UUID client, UUID member, String userName, String passwordHash) {
        return new MemberLogin(client, member, userName, passwordHash, Set.of());
    }
}
