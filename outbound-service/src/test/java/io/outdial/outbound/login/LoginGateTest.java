package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** With the bounds of {@link LoginSettings}: 2 failures by name and address, 4 by name, 6 by address. */
class LoginGateTest {

    private static final String OFFICE = "198.51.100.1";

    private final MovableClock clock = new MovableClock();
    private final LoginGate gate = new LoginGate(LoginSettings.DEFAULT, clock);

    @Test
    void theSameNameFromTheSameAddressWaitsLongerEachTime() {
        fail("ann", OFFICE);
        fail("ann", OFFICE);
        assertEquals(1, seconds("ann", OFFICE));
        clock.advance(Duration.ofMillis(999));
        assertEquals(Duration.ofMillis(1), pause("ann", OFFICE));
        clock.advance(Duration.ofMillis(1));
        fail("ann", OFFICE);
        assertEquals(2, seconds("ann", OFFICE));
        for (int n = 0; n < 10; n++) {
            clock.advance(Duration.ofSeconds(60));
            fail("ann", OFFICE);
        }
        assertEquals(60, seconds("ann", OFFICE));
    }

    @Test
    void whatIsRefusedDoesNotMakeThePauseLonger() {
        fail("ann", OFFICE);
        fail("ann", OFFICE);
        for (int n = 0; n < 100; n++) {
            assertEquals(1, seconds("ann", OFFICE));
        }
        clock.advance(Duration.ofSeconds(1));
        assertPasses("ann", OFFICE);
    }

    @Test
    void afterAWhileFailuresAreForgotten() {
        fail("ann", OFFICE);
        clock.advance(Duration.ofMinutes(15));
        fail("ann", OFFICE);
        assertPasses("ann", OFFICE);
    }

    @Test
    void theRightPasswordPaysOffTheFailuresBeforeIt() {
        fail("ann", OFFICE);
        succeed("ann", OFFICE);
        fail("ann", OFFICE);
        assertPasses("ann", OFFICE);
    }

    /** Many at once are no more than many after another: a try counts from its beginning. */
    @Test
    void triesAtOnceCountToo() {
        gate.begin(attempt("ann", OFFICE));
        LoginGate.Try second = gate.begin(attempt("ann", OFFICE));
        assertEquals(1, seconds("ann", OFFICE));
        second.withdrawn();
        assertPasses("ann", OFFICE);
    }

    @Test
    void strangersElsewhereCannotHoldUpAnAgentWhereItHasLoggedIn() {
        succeed("ann", OFFICE);
        for (int n = 0; n < 4; n++) {
            fail("ann", "203.0.113." + n);
        }
        assertEquals(1, seconds("ann", "203.0.113.99"), "from where it never logged in");
        assertPasses("ann", OFFICE);
        assertPasses("bob", "203.0.113.99");
    }

    @Test
    void failuresOfOthersAtItsAddressHoldUpOnlyWhoNeverLoggedInThere() {
        succeed("ann", OFFICE);
        for (int n = 0; n < 6; n++) {
            fail("name-" + n, OFFICE);
        }
        assertEquals(1, seconds("new", OFFICE));
        assertPasses("ann", OFFICE);
        assertPasses("new", "203.0.113.1");
        for (int n = 0; n < 10; n++) {
            clock.advance(Duration.ofSeconds(3));
            fail("name-" + n, OFFICE);
        }
        assertEquals(3, seconds("new", OFFICE), "others may share the address");
    }

    @Test
    void aKnownAddressIsNoLicenceToGuess() {
        succeed("ann", OFFICE);
        fail("ann", OFFICE);
        fail("ann", OFFICE);
        assertEquals(1, seconds("ann", OFFICE));
        succeed("bob", OFFICE);
        succeed("eve", OFFICE);
        for (String known : new String[] {"bob", "eve"}) {
            fail(known, OFFICE);
            fail(known, OFFICE);
        }
        assertEquals(1, seconds("new", OFFICE), "they are counted by address as well");
    }

    @Test
    void aRightOneDoesNotWashAnAddressClean() {
        succeed("ann", OFFICE);
        for (int n = 0; n < 6; n++) {
            fail("name-" + n, OFFICE);
        }
        succeed("ann", OFFICE);
        assertEquals(1, seconds("new", OFFICE));
    }

    @Test
    void anAttemptIsNotLogged() {
        assertEquals("LoginAttempt[" + OFFICE + "]", attempt("ann", OFFICE).toString());
    }

    private void fail(String name, String address) {
        gate.begin(attempt(name, address)).failed();
    }

    private void succeed(String name, String address) {
        gate.begin(attempt(name, address)).succeeded();
    }

    private void assertPasses(String name, String address) {
        gate.refuseIfPaused(attempt(name, address));
    }

    private Duration pause(String name, String address) {
        LoginAttempt attempt = attempt(name, address);
        Duration looked = assertThrows(Failure.OverQuota.class, () -> gate.refuseIfPaused(attempt))
                .retryAfter();
        assertEquals(
                looked,
                assertThrows(Failure.OverQuota.class, () -> gate.begin(attempt)).retryAfter());
        return looked;
    }

    private long seconds(String name, String address) {
        return pause(name, address).toSeconds();
    }

    private static LoginAttempt attempt(String name, String address) {
        return new LoginAttempt(name, "a password", address);
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
