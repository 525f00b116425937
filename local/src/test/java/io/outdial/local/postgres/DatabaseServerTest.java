package io.outdial.local.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.local.LocalFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseServerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "postgresql://me:pw@db:5433/admin,               me@db:5433/admin,        pw",
        "postgres://me:pw@db,                            me@db:5432/postgres,     pw",
        "postgresql://me@db/,                            me@db:5432/postgres,     from-environment",
        "postgresql://me:p%40%2Fw+@10.0.0.1/x?sslmode=a, me@10.0.0.1:5432/x,      p@/w+",
    })
    void urls(String url, String server, String password) {
        DatabaseServer parsed = DatabaseServer.parse(url, Map.of("PGPASSWORD", "from-environment"));

        assertEquals(server, parsed.toString());
        assertEquals(password, parsed.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "db", "mysql://me:secret@db/x", "postgresql://db/x", "postgresql://me:sec ret@db/x"})
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        var failure = assertThrows(LocalFailure.class, () -> DatabaseServer.parse(url, Map.of()));

        assertFalse(failure.getMessage().contains("sec"));
    }

    @Test
    void parametersAreKept() {
        assertEquals(
                "sslmode=require",
                DatabaseServer.parse("postgresql://me:pw@db/x?sslmode=require", Map.of())
                        .parameters());
    }
}
