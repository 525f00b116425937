package io.outdial.platform.phone;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.hash.KeyedHash;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

/**
 * Recognises a number without keeping it. There are too few phone numbers for a plain hash to hide one, so it is keyed
 * by a secret that is kept outside of every database. Services that compare such hashes share the secret. Once it is
 * lost or changed, the numbers are no longer recognised.
 */
@ApplicationScoped
@Startup
@IfBuildProperty(name = "outdial.hashes-numbers", stringValue = "true")
public class NumberHash {

    private static final int MIN_LENGTH = 32;

    private final KeyedHash hash;

    @Inject
    public NumberHash(ServiceConfig config) throws IOException {
        this(Files.readString(config.numberHashKeyFile()
                        .orElseThrow(() -> new IllegalStateException("outdial.number-hash-key-file is not set")))
                .strip());
    }

    NumberHash(String secret) {
        if (secret.length() < MIN_LENGTH) {
            throw new IllegalStateException("the number hash key is shorter than " + MIN_LENGTH + " characters");
        }
        this.hash = new KeyedHash(secret);
    }

    /**
     * @param phoneKey a number as it is compared: {@link PhoneNumber#key()}
     * @return 64 lower-case hex characters; different for two clients, so that nobody can tell whether they know the
     *     same person
     */
    public String of(UUID clientId, String phoneKey) {
        return hash.hex(clientId + "\n" + phoneKey);
    }
}
