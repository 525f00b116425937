package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.local.gateway.HealthRule.Check;
import io.outdial.local.gateway.HealthRule.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRuleTest {

    /** Checks: {@code r} ready, {@code n} not ready, {@code s} silent. The verdict is that after the last one. */
    @ParameterizedTest(name = "{0} -> ready {1}, given up {2}")
    @CsvSource({
        "r,          true,  false",
        "n,          false, false",
        "nr,         true,  false",
        "s,          true,  false",
        "ss,         false, false",
        "srs,        true,  false",
        "ssr,        true,  false",
        "ssns,       true,  false",
        "sssssss,    false, false",
        "ssssssss,   false, true",
        "sssssssss,  false, false",
        "ssssssssr,  true,  false",
        "sssrssssss, false, false",
    })
    void whatFollows(String checks, boolean ready, boolean givenUp) {
        HealthRule rule = new HealthRule();
        Verdict verdict = null;
        for (int i = 0; i < checks.length(); i++) {
            verdict = rule.after(
                    switch (checks.charAt(i)) {
                        case 'r' -> Check.READY;
                        case 'n' -> Check.NOT_READY;
                        default -> Check.SILENT;
                    });
        }
        assertEquals(new Verdict(ready, givenUp), verdict);
    }
}
