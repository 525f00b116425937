package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RememberedLoginsTest {

    private static final String ADDRESS = "198.51.100.1";

    private final RememberedLogins remembered = new RememberedLogins(LoginSettings.DEFAULT);
    private final MemberLogin ann = login("a hash");

    @Test
    void onlyTheRightPasswordOfTheNameIsRemembered() {
        LoginAttempt right = attempt("ann", "secret");
        assertFalse(remembered.wasRight(right));
        remembered.remember(right, ann);
        assertTrue(remembered.wasRight(right));
        assertTrue(remembered.isRight(right, ann));
        assertTrue(remembered.isRight(remembered.attempt("ann", "secret", "elsewhere"), ann));
        for (LoginAttempt wrong :
                new LoginAttempt[] {attempt("ann", "Secret"), attempt("bob", "secret"), attempt("", "")}) {
            assertFalse(remembered.wasRight(wrong));
            assertFalse(remembered.isRight(wrong, ann));
        }
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        LoginAttempt right = attempt("ann", "secret");
        remembered.remember(right, ann);
        assertTrue(remembered.wasRight(right));
        assertFalse(remembered.isRight(right, login("another hash")));
        assertFalse(remembered.isRight(right, login(null)));
    }

    @Test
    void aLongNameTakesNoMoreRoomThanAShortOne() {
        assertEquals(
                attempt("a", "b").name().length(),
                attempt("a".repeat(8_000), "b").name().length());
        assertNotEquals(attempt("a", "b").name(), attempt("b", "a").name());
    }

    @Test
    void theSpellingsOfANameAreOneName() {
        assertEquals(
                attempt("Jos\u00e9", "b").name(), attempt("Jose\u0301", "b").name());
    }

    @Test
    void aLoginIsNotLogged() {
        assertEquals("MemberLogin[" + ann.clientId() + ", " + ann.memberId() + "]", ann.toString());
    }

    private LoginAttempt attempt(String name, String password) {
        return remembered.attempt(name, password, ADDRESS);
    }

    private static MemberLogin login(String hash) {
        return new MemberLogin(UUID.randomUUID(), UUID.randomUUID(), "ann", hash, Set.of());
    }
}
