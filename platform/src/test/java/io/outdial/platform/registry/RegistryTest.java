package io.outdial.platform.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.time.TzdbZone;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryTest {

    private static final UUID CLIENT = UUID.fromString("5f3a3f0e-8f4b-4f43-9d3c-0a3f6a4b7c11");
    private static final UUID OTHER = UUID.fromString("5f3a3f0e-8f4b-4f43-9d3c-0a3f6a4b7c12");

    @Test
    void aKeyIsFoundByItsTextAndOnlyByAllOfIt() {
        String key = ApiKeys.generate();
        ApiKey entry = key("k1", key, null, null);
        Registry registry = Registry.empty()
                .with(client(CLIENT, "demo"))
                .with(key("k0", ApiKeys.generate(), null, null))
                .with(entry);

        assertEquals(Optional.of(entry), registry.findKey(key));
        assertEquals(Optional.empty(), registry.findKey(key.substring(0, key.length() - 1)));
        assertEquals(Optional.empty(), registry.findKey(""));
    }

    @Test
    void keysLookLikeKeysAndDiffer() {
        assertTrue(ApiKeys.generate().matches("cc_[0-9A-Za-z]{32}"));
        assertNotEquals(ApiKeys.generate(), ApiKeys.generate());
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ApiKeys.sha256("abc"));
    }

    @ParameterizedTest(name = "expires {0}, revoked {1}: usable at 10:00 = {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                    -,                    true",
                "2026-11-20T10:00:01Z, -,                    true",
                "2026-11-20T10:00:00Z, -,                    false",
                "2026-11-20T09:59:59Z, -,                    false",
                "-,                    2026-11-20T10:00:01Z, true",
                "-,                    2026-11-20T10:00:00Z, false",
                "2026-11-21T10:00:00Z, 2026-11-20T09:00:00Z, false",
            })
    void aKeyEnds(Instant expiresAt, Instant revokedAt, boolean usable) {
        ApiKey key = key("k", ApiKeys.generate(), expiresAt, revokedAt);

        assertEquals(usable, key.isUsableAt(Instant.parse("2026-11-20T10:00:00Z")));
    }

    @Test
    void revokingTwiceKeepsTheFirstInstant() {
        Instant first = Instant.parse("2026-11-20T10:00:00Z");
        ApiKey revoked = key("k", ApiKeys.generate(), null, null).revoked(first);

        assertEquals(first, revoked.revoked(first.plusSeconds(60)).revokedAt());
    }

    @Test
    void replacingChangesThatEntryOnly() {
        ApiKey one = key("one", ApiKeys.generate(), null, null);
        ApiKey two = key("two", ApiKeys.generate(), null, null);
        Registry registry =
                Registry.empty().with(client(CLIENT, "demo")).with(one).with(two);

        Registry changed = registry.replacing(two.revoked(Instant.EPOCH));

        assertEquals(one, changed.keys().get(0));
        assertEquals(Instant.EPOCH, changed.keys().get(1).revokedAt());
    }

    static Stream<Arguments> contradictions() {
        Registry base = Registry.empty().with(client(CLIENT, "demo"));
        String key = ApiKeys.generate();
        Registry withKey = base.with(key("k1", key, null, null));
        return Stream.of(
                contradiction("stands there twice", () -> base.with(client(CLIENT, "else"))),
                contradiction("same cloudAgent.userName", () -> base.with(client(OTHER, "demo"))),
                contradiction("stands there twice", () -> withKey.with(key("k1", ApiKeys.generate(), null, null))),
                contradiction("hash of another key", () -> withKey.with(key("k2", key, null, null))),
                contradiction("unknown client", () -> Registry.empty().with(key("k2", key, null, null))),
                contradiction("of the form", () -> base.with(permitted("restrictions"))),
                contradiction("of the form", () -> base.with(permitted("restrictions:admin"))));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void contradictionsAreRefused(String fault, Supplier<Registry> registry) {
        var failure = assertThrows(IllegalArgumentException.class, registry::get);

        assertTrue(failure.getMessage().contains(fault), failure.getMessage());
    }

    private static Arguments contradiction(String fault, Supplier<Registry> registry) {
        return Arguments.of(fault, registry);
    }

    private static Client client(UUID id, String userName) {
        return new Client(
                id, "Demo", "US", TzdbZone.UTC, new CloudAgentAccount(userName, ApiAuthentication.BASIC_AUTH));
    }

    private static ApiKey permitted(String permission) {
        return new ApiKey("k", "0".repeat(64), CLIENT, Set.of(permission), null, null, null, Instant.EPOCH, null);
    }

    private static ApiKey key(String id, String key, Instant expiresAt, Instant revokedAt) {
        return new ApiKey(id, ApiKeys.sha256(key), CLIENT, Set.of(), null, expiresAt, revokedAt, Instant.EPOCH, null);
    }
}
