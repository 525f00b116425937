package io.outdial.restrictions;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * What is not switched on by itself, in one profile, so that all tests of it share an application: an OIDC provider,
 * the baseline, campaigns that are soon full.
 */
public class OtherSettings implements QuarkusTestProfile {

    static final int MAX_PER_CAMPAIGN = 10;

    static final String AUDIENCE = "outdial-test";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "outdial.oidc.audience",
                AUDIENCE,
                "outdial.restrictions.max-per-campaign",
                Integer.toString(MAX_PER_CAMPAIGN),
                "outdial.decisions.baseline-endpoint",
                "true");
    }
}
