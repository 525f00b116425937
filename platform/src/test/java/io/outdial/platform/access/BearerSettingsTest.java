package io.outdial.platform.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a provider, only where audience and issuer are known does a service start. */
class BearerSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "false,     ,  true,     , true",
        "true,      ,  true,     , false",
        "true,  ' ' ,  true,     , false",
        "true,  any ,  true,     , false",
        "true,  us  ,  true,     , true",
        "true,  us  ,  true, any , false",
        "true,  us  , false,     , false",
        "true,  us  , false, any , false",
        "true,  us  , false, them, true"
    })
    void starts(boolean provider, String audience, boolean discovered, String issuer, boolean starts) {
        assertStarts(
                starts,
                () -> BearerSettings.check(
                        provider, Optional.ofNullable(audience), discovered, Optional.ofNullable(issuer)));
    }

    @ParameterizedTest
    @CsvSource({
        "RS256       , true",
        "'ES256,PS512', true",
        "HS256       , false",
        "'RS256,none', false",
        "rs256       , false",
        "''          , false"
    })
    void algorithms(String names, boolean starts) {
        Set<String> algorithms = names.isEmpty() ? Set.of() : Set.of(names.split(","));
        assertStarts(starts, () -> BearerSettings.check(algorithms));
    }

    /** @param secret of the file, none without */
    @ParameterizedTest
    @CsvSource({
        "true , services, secret, true",
        "true , services,       , false",
        "false, services, secret, false",
        "false,         ,       , true",
        "true ,         ,       , true"
    })
    void services(boolean provider, String clientId, String secret, boolean starts, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("secret");
        if (secret != null) {
            Files.writeString(file, secret);
        }
        assertStarts(starts, () -> BearerSettings.check(provider, Optional.ofNullable(clientId), Optional.of(file)));
    }

    private static void assertStarts(boolean starts, Runnable start) {
        if (starts) {
            assertDoesNotThrow(start::run);
        } else {
            assertThrows(IllegalStateException.class, start::run);
        }
    }
}
