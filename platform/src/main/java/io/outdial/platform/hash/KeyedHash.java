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

    /** Only cloned: that spares every hash the look-up of a provider of the algorithm, and the schedule of the key. */
    private final Mac prepared;

    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.prepared = newMac();
    }

    public KeyedHash(String key) {
        this(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @return 32 bytes */
    public byte[] of(String text) {
        return copy().doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return 64 lower-case hex characters */
    public String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    private Mac copy() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            return newMac();
        }
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
