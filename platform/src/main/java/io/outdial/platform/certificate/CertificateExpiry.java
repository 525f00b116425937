package io.outdial.platform.certificate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.platform.config.ServiceConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shows for how long the certificates are still good by which this service knows whom it calls. They are those that it
 * has read at its start, as its connections have.
 */
@ApplicationScoped
@Startup
class CertificateExpiry {

    private static final double MILLIS = 1_000;

    private final Clock clock;

    @Inject
    CertificateExpiry(
            ServiceConfig config,
            @ConfigProperty(name = "quarkus.oidc.tls.tls-configuration-name") Optional<String> provider,
            TlsConfigurationRegistry tls,
            MeterRegistry metrics,
            Clock clock) {
        this.clock = clock;
        show("database", ofDatabase(config.db()), metrics);
        show("provider", ofProvider(provider, tls), metrics);
    }

    private static TrustedCertificates ofDatabase(ServiceConfig.Database database) {
        return database.tlsMode().verifies()
                ? database.tlsCaFile().map(TrustedCertificates::in).orElse(TrustedCertificates.NONE)
                : TrustedCertificates.NONE;
    }

    private static TrustedCertificates ofProvider(Optional<String> name, TlsConfigurationRegistry tls) {
        return name.flatMap(tls::get)
                .map(TlsConfiguration::getTrustStore)
                .map(TrustedCertificates::in)
                .orElse(TrustedCertificates.NONE);
    }

    private void show(String of, TrustedCertificates certificates, MeterRegistry metrics) {
        Gauge.builder("outdial.certificate.expiry", () -> secondsLeft(certificates))
                .description("Until the first of the trusted certificates ends; +Inf where none is configured")
                .baseUnit("seconds")
                .tags("certificate", of)
                .strongReference(true)
                .register(metrics);
    }

    private double secondsLeft(TrustedCertificates certificates) {
        return certificates
                .firstExpiry()
                .map(end -> Duration.between(clock.instant(), end).toMillis() / MILLIS)
                .orElse(Double.POSITIVE_INFINITY);
    }
}
