package io.outdial.outbound.genesys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsRuleTest {

    private final CorsRule rule = new CorsRule(List.of("https://desk.example", "http://localhost:3000"));

    @ParameterizedTest
    @CsvSource({
        "/api/v2/me, https://desk.example, true",
        "/api, http://localhost:3000, true",
        "/api/v2/me, http://localhost, false",
        "/api/v2/me, HTTPS://desk.example, false",
        "/api/v2/me, , false",
        "/apis/v2, https://desk.example, false",
        "/v2/api/me, https://desk.example, false",
    })
    void pagesOfTheOriginsMayCallTheDesktopsApi(String path, String origin, boolean isAllowed) {
        assertEquals(isAllowed, rule.allows(path, origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "", "desk.example", "https://desk.example/", "https://*.example", "ftp://x"})
    void whatIsNoOriginKeepsTheServiceFromStarting(String origin) {
        assertThrows(IllegalArgumentException.class, () -> new CorsRule(List.of(origin)));
    }

    @Test
    void withoutOriginsItIsOff() {
        assertTrue(new CorsRule(List.of()).isOff());
        assertFalse(rule.isOff());
    }
}
