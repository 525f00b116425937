package io.outdial.platform.idempotency;

import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.caller.Call;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a repetition of a request from another request, without keeping the request. A body may hold a password, so the
 * hash is keyed: who reads the table only cannot try passwords on it. The key is made of the service token, which every
 * service has and no database. When the token changes, fingerprints from before cannot be compared with those of
 * afterwards; each says by which key it was made, so that this is not taken for another request.
 */
@ApplicationScoped
public class RequestFingerprint {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "outdial idempotency fingerprint";
    private static final int ID_CHARACTERS = 8;

    private final SecretKeySpec secret;
    private final String keyId;

    @Inject
    public RequestFingerprint(ServiceToken token) {
        this(token.value());
    }

    RequestFingerprint(String token) {
        secret = new SecretKeySpec(
                hmac(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM), PURPOSE), ALGORITHM);
        keyId = hex(secret, "id").substring(0, ID_CHARACTERS);
    }

    /** Equal for two requests that ask for the same, as long as the service token is the same. */
    public String of(Call call) {
        return keyId + ":" + hex(secret, call.canonical());
    }

    /** Whether two fingerprints are certainly of different requests. */
    static boolean differ(String stored, String fingerprint) {
        return stored.startsWith(fingerprint.substring(0, ID_CHARACTERS + 1)) && !stored.equals(fingerprint);
    }

    private static String hex(SecretKeySpec secret, String text) {
        return HexFormat.of().formatHex(hmac(secret, text));
    }

    private static byte[] hmac(SecretKeySpec secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
