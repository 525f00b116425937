package io.outdial.outbound.cloudagent.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSignatureTest {

    private static final String SECRET = "a-secret-that-only-tests-use-0123456789";
    private static final TokenClaims CLAIMS = new TokenClaims("jörg", Instant.ofEpochSecond(1_900_000_000));

    private final TokenSignature signature = new TokenSignature(SECRET);

    @Test
    void aTokenSaysWhatTheVendorsDo() {
        String[] parts = signature.sign(CLAIMS).split("\\.", -1);
        assertEquals(3, parts.length);
        assertEquals("{\"alg\":\"HS512\",\"typ\":\"JWT\"}", decoded(parts[0]));
        assertEquals("{\"sub\":\"jörg\",\"iat\":1900000000,\"exp\":1900003600}", decoded(parts[1]));
        assertEquals(64, Base64.getUrlDecoder().decode(parts[2]).length);
    }

    @Test
    void whoHasTheSecretReadsIt() {
        assertEquals(Optional.of(CLAIMS), new TokenSignature(SECRET).read(signature.sign(CLAIMS)));
        assertEquals(Optional.empty(), new TokenSignature(SECRET + "x").read(signature.sign(CLAIMS)));
    }

    @Test
    void nothingOfItCanBeChanged() {
        String token = signature.sign(CLAIMS);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertEquals(Optional.empty(), signature.read(changed), changed);
        }
    }

    @Test
    void noOtherAlgorithmIsTaken() {
        String payload = signature.sign(CLAIMS).split("\\.", -1)[1];
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        assertEquals(Optional.empty(), signature.read(none + "." + payload + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "abc", "a.b", "a.b.c", "a.b.c.d", "é.é.é"})
    void whatIsNoTokenIsNotOurs(String token) {
        assertEquals(Optional.empty(), signature.read(token));
    }

    @Test
    void aTokenOfAnyLengthIsRefused() {
        assertEquals(Optional.empty(), signature.read("a".repeat(5_000) + "." + "b".repeat(5_000) + ".c"));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
