package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatRuleTest {

    @ParameterizedTest(name = "{0}, body {1} -> {2}")
    @CsvSource({
        "GET,     false, true",
        "HEAD,    false, true",
        "OPTIONS, false, true",
        "GET,     true,  false",
        "POST,    false, false",
        "POST,    true,  false",
        "PUT,     false, false",
        "PATCH,   true,  false",
        "DELETE,  false, false",
        "get,     false, false",
        "BREW,    false, false",
    })
    void onlyWhatChangesNothingIsRepeated(String method, boolean hasBody, boolean mayRepeat) {
        assertEquals(mayRepeat, RepeatRule.mayRepeat(method, hasBody));
    }
}
