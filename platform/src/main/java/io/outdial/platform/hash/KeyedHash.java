package io.outdial.platform.hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256: a hash that only the holder of the key can compute. For values so few that a plain hash of them could
 * be reversed by trying them all, such as passwords and phone numbers.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public KeyedHash(String key) {
        this(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @return 32 bytes */
    public byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** @return 64 lower-case hex characters */
    public String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
