package io.outdial.platform.config;

import io.outdial.platform.config.ServiceConfig.Mode;
import io.outdial.platform.config.ServiceConfig.TlsMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings of Quarkus that follow from ours: what migrations connect to, whether they are run, and where traces go. The
 * pool and whoever listens are given theirs by {@link io.outdial.platform.database.ConnectionOptions}.
 */
public class DerivedSettings implements ConfigSourceFactory {

    /** Below every file: whoever says otherwise is obeyed. */
    private static final int ORDINAL = 90;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> derived = new HashMap<>();
        Mode mode = Mode.valueOf(value(context, "outdial.mode", "standalone").toUpperCase(Locale.ROOT));
        derived.put("quarkus.flyway.migrate-at-start", Boolean.toString(mode != Mode.SERVE));
        // Who both migrates and serves may be started while PostgreSQL recovers from a crash; a Job is started again.
        derived.put("quarkus.flyway.connect-retries", mode == Mode.STANDALONE ? "60" : "0");
        derived.put("quarkus.flyway.connect-retries-interval", "1S");
        derived.put("quarkus.init-and-exit", Boolean.toString(mode == Mode.MIGRATE));
        // Not known while the service is built.
        String host = value(context, "outdial.db.listen-host", "");
        if (!host.isEmpty()) {
            derived.put("quarkus.datasource.jdbc.url", jdbcUrl(context, host));
        }
        String collector = value(context, "outdial.traces-endpoint", "");
        boolean traces = !collector.isBlank() && mode != Mode.MIGRATE;
        derived.put("quarkus.otel.sdk.disabled", Boolean.toString(!traces));
        if (traces) {
            derived.put("quarkus.otel.exporter.otlp.endpoint", collector);
        }
        return List.of(new PropertiesConfigSource(derived, "derived settings", ORDINAL));
    }

    private static String jdbcUrl(ConfigSourceContext context, String host) {
        String tls = value(context, "outdial.db.tls-mode", TlsMode.DISABLE.wireValue());
        StringBuilder url = new StringBuilder("jdbc:postgresql://%s:%s/%s?sslmode=%s"
                .formatted(
                        host,
                        value(context, "outdial.db.listen-port", ""),
                        encoded(value(context, "outdial.db.name", "")),
                        encoded(tls)));
        String certificates = value(context, "outdial.db.tls-ca-file", "");
        if (tls.startsWith("verify") && !certificates.isEmpty()) {
            url.append("&sslrootcert=").append(encoded(certificates));
        }
        if (value(context, "outdial.db.pooler", "none").equals("transaction")) {
            url.append("&prepareThreshold=0");
        }
        return url.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String value(ConfigSourceContext context, String name, String otherwise) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null ? otherwise : value.getValue();
    }
}
