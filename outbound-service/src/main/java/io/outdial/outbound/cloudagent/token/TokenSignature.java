package io.outdial.outbound.cloudagent.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and reads tokens as the vendor's are: JSON Web Tokens under HS512 with {@code sub}, {@code iat} and
 * {@code exp}. Whatever the header of a token says, it must be signed with our key in our way, so that no other
 * algorithm can be talked into.
 */
final class TokenSignature {

    private static final String ALGORITHM = "HmacSHA512";
    private static final String PURPOSE = "outdial cloudagent tokens";

    /** More than any of ours has. */
    private static final int MAX_LENGTH = 4_096;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = encode("{\"alg\":\"HS512\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final SecretKeySpec key;

    /** @param secret that the key is made of, shared by all replicas */
    TokenSignature(String secret) {
        SecretKeySpec given = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.key = new SecretKeySpec(mac(given, PURPOSE), ALGORITHM);
    }

    String sign(TokenClaims claims) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("sub", claims.userName())
                .put("iat", claims.issuedAt().getEpochSecond())
                .put("exp", claims.expiresAt().getEpochSecond());
        try {
            String signed = HEADER + "." + encode(JSON.writeValueAsBytes(payload));
            return signed + "." + encode(mac(key, signed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("three plain values", e);
        }
    }

    /** Empty where the token is not one of ours, in force or not. */
    Optional<TokenClaims> read(String token) {
        int last = token.lastIndexOf('.');
        int first = token.indexOf('.');
        if (token.length() > MAX_LENGTH
                || first == last
                || !isSigned(token.substring(0, last), token.substring(last + 1))) {
            return Optional.empty();
        }
        try {
            JsonNode payload = JSON.readTree(Base64.getUrlDecoder().decode(token.substring(first + 1, last)));
            return Optional.of(new TokenClaims(
                    payload.path("sub").asText(),
                    Instant.ofEpochSecond(payload.path("iat").asLong())));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isSigned(String text, String signature) {
        return MessageDigest.isEqual(
                encode(mac(key, text)).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
