package io.outdial.platform.access;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;

/** The credential by which the services authenticate to each other. Read at start; a change needs a restart. */
@ApplicationScoped
@Startup
public class ServiceToken {

    public static final String HEADER = "x-outdial-service-token";

    private static final int MIN_LENGTH = 32;

    private final byte[] token;

    @Inject
    public ServiceToken(ServiceConfig config) throws IOException {
        this.token = Files.readString(config.serviceTokenFile()).strip().getBytes(StandardCharsets.UTF_8);
        if (token.length < MIN_LENGTH) {
            throw new IllegalStateException(
                    "the service token in " + config.serviceTokenFile() + " is shorter than " + MIN_LENGTH);
        }
    }

    /** Compares in constant time. */
    public boolean matches(String given) {
        return given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    /** For the headers of our own calls to a peer. */
    public String value() {
        return new String(token, StandardCharsets.UTF_8);
    }
}
