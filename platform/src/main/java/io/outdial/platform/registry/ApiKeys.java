package io.outdial.platform.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes and hashes API keys. A plain SHA-256 is enough for them, unlike for passwords: 32 random base62 characters
 * carry 190 bits, so there is nothing to guess, and a slow hash would be paid on every request.
 */
public final class ApiKeys {

    /** Marks a string as a key, so that secret scanners and people recognise it. */
    public static final String PREFIX = "cc_";

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_CHARACTERS = 32;
    private static final int SHORT_ID_CHARACTERS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Only cloned: that spares every request the look-up of a provider of the algorithm. */
    private static final MessageDigest SHA_256 = sha256();

    private ApiKeys() {}

    /** A new key; only its hash is stored. */
    public static String generate() {
        return PREFIX + random(RANDOM_CHARACTERS);
    }

    /** A short id for a key: not secret, unique enough to be typed by people. */
    public static String newId() {
        return random(SHORT_ID_CHARACTERS);
    }

    /** Lower-case hex SHA-256 of the whole key, prefix included. */
    public static String sha256(String key) {
        return HexFormat.of().formatHex(newSha256().digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes the same time wherever the two first differ, so that response times reveal nothing about a hash. */
    public static boolean sameHash(String oneSha256, String otherSha256) {
        return MessageDigest.isEqual(
                oneSha256.getBytes(StandardCharsets.US_ASCII), otherSha256.getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest newSha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String random(int characters) {
        StringBuilder text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            text.append(BASE62.charAt(RANDOM.nextInt(BASE62.length())));
        }
        return text.toString();
    }
}
