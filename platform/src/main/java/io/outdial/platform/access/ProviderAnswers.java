package io.outdial.platform.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;

/**
 * Counts how often the provider is asked for its keys, or for where they are, and how often it says it. Whoever is
 * asked and is away answers nothing, so that is the difference of both.
 */
@ApplicationScoped
@Unremovable
@Startup
@OidcEndpoint({OidcEndpoint.Type.DISCOVERY, OidcEndpoint.Type.JWKS})
public class ProviderAnswers implements OidcRequestFilter, OidcResponseFilter {

    private final Counter asked;
    private final Counter answered;

    @Inject
    public ProviderAnswers(MeterRegistry metrics) {
        asked = counter(metrics, "asked");
        answered = counter(metrics, "answered");
    }

    private static Counter counter(MeterRegistry metrics, String stage) {
        return Counter.builder("outdial.oidc.key.fetches")
                .description("Times that the identity provider was asked for its keys, and that it answered")
                .tags("stage", stage)
                .register(metrics);
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext request) {
        asked.increment();
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext response) {
        if (response.statusCode() == HttpURLConnection.HTTP_OK) {
            answered.increment();
        }
        return Uni.createFrom().voidItem();
    }
}
