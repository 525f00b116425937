package io.outdial.platform.phone;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a number again without keeping it. There are too few phone numbers for a plain hash to hide one, so it is keyed
 * by a secret that is kept outside of every database. Services that compare such hashes share the secret; whoever loses
 * or changes it no longer knows the numbers again.
 */
@ApplicationScoped
@Startup
@IfBuildProperty(name = "outdial.hashes-numbers", stringValue = "true")
public class NumberHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final SecretKeySpec secret;

    @Inject
    public NumberHash(ServiceConfig config) throws IOException {
        this(Files.readString(config.numberHashKeyFile()
                        .orElseThrow(() -> new IllegalStateException("outdial.number-hash-key-file is not set")))
                .strip());
    }

    NumberHash(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalStateException("the number hash key is shorter than " + SHORTEST + " characters");
        }
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * @param phoneKey a number as it is compared: {@link PhoneNumber#key()}
     * @return 64 lower-case hex characters; different for two clients, so that nobody can tell whether they know the
     *     same person
     */
    public String of(UUID clientId, String phoneKey) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal((clientId + "\n" + phoneKey).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
