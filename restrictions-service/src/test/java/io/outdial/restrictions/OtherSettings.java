package io.outdial.restrictions;

import io.outdial.platform.testing.OidcStub;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/**
 * What is not switched on by itself, in one profile, so that all tests of it share an application: an OIDC provider,
 * the baseline, campaigns that are soon full.
 */
public class OtherSettings implements QuarkusTestProfile {

    static final int MAX_PER_CAMPAIGN = 10;

    static final Duration KEYS_AT_MOST_EVERY = Duration.ofSeconds(1);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "outdial.oidc.audience",
                OidcStub.AUDIENCE,
                "outdial.oidc.roles.team-lead",
                "restrictions:write,restrictions:read",
                "quarkus.oidc.token.forced-jwk-refresh-interval",
                KEYS_AT_MOST_EVERY.toString(),
                "outdial.oidc.algorithms",
                "RS256,ES256",
                "outdial.restrictions.max-per-campaign",
                Integer.toString(MAX_PER_CAMPAIGN),
                "outdial.decisions.baseline-endpoint",
                "true");
    }
}
