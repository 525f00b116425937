package io.outdial.restrictions;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** What is not switched on by itself, in one profile, so that all tests of it share an application: an OIDC provider, the yardstick, campaigns that are soon full. */
public class OtherSettings implements QuarkusTestProfile {

    static final int MOST_PER_CAMPAIGN = 10;

    /** Where the profile, which is loaded and asked more than once, leaves the provider's keys for the tests. */
    static final String PRIVATE_KEY = "test.oidc.private-key";

    private static final String PUBLIC_KEY = "test.oidc.public-key";

    /** The provider's public key stands in for the provider itself. */
    @Override
    public Map<String, String> getConfigOverrides() {
        if (System.getProperty(PRIVATE_KEY) == null) {
            KeyPair provider = keyPair();
            System.setProperty(
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(provider.getPrivate().getEncoded()));
            System.setProperty(
                    PUBLIC_KEY,
                    Base64.getEncoder().encodeToString(provider.getPublic().getEncoded()));
        }
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.public-key",
                System.getProperty(PUBLIC_KEY),
                "outdial.restrictions.most-per-campaign",
                Integer.toString(MOST_PER_CAMPAIGN),
                "outdial.decisions.bare-endpoint",
                "true");
    }

    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
