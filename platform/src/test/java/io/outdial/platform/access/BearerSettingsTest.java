package io.outdial.platform.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
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
        Runnable start = () ->
                BearerSettings.check(provider, Optional.ofNullable(audience), discovered, Optional.ofNullable(issuer));
        if (starts) {
            assertDoesNotThrow(start::run);
        } else {
            assertThrows(IllegalStateException.class, start::run);
        }
    }
}
