package io.outdial.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedSettingsTest {

    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withoutACollectorNothingIsTraced(String none) {
        for (SmallRyeConfig config : new SmallRyeConfig[] {with(), with("outdial.traces-endpoint", none)}) {
            assertEquals("true", config.getValue(DISABLED, String.class));
            assertEquals(Optional.empty(), config.getOptionalValue(ENDPOINT, String.class));
        }
    }

    @ParameterizedTest
    @CsvSource({"serve, false", "standalone, false", "migrate, true"})
    void withOneAllButMigrationsAre(String mode, String disabled) {
        SmallRyeConfig config = with("outdial.traces-endpoint", "http://collector:4318", "outdial.mode", mode);
        assertEquals(disabled, config.getValue(DISABLED, String.class));
        assertEquals(
                disabled.equals("true") ? Optional.empty() : Optional.of("http://collector:4318"),
                config.getOptionalValue(ENDPOINT, String.class));
    }

    /** A wrong password ends a Job at once; a service on its own may be started while PostgreSQL recovers. */
    @ParameterizedTest
    @CsvSource({"serve, false, 0", "standalone, true, 60", "migrate, true, 0"})
    void whoMigratesAndHowOftenItAsksForItsDatabase(String mode, boolean migrates, int retries) {
        SmallRyeConfig config = with("outdial.mode", mode);
        assertEquals(migrates, config.getValue("quarkus.flyway.migrate-at-start", Boolean.class));
        assertEquals(retries, config.getValue("quarkus.flyway.connect-retries", Integer.class));
    }

    private static SmallRyeConfig with(String... settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withSources(new DerivedSettings());
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValue(settings[i], settings[i + 1]);
        }
        return builder.build();
    }
}
