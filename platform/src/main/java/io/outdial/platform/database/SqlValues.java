package io.outdial.platform.database;

import io.vertx.sqlclient.data.Numeric;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Values as the SQL client takes and gives them, and as repositories do. */
final class SqlValues {

    private SqlValues() {}

    /** Points in time are told by {@link Instant}. */
    static Object[] parameters(Object... values) {
        return Arrays.stream(values)
                .map(value -> value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value)
                .toArray();
    }

    /** {@code numeric} is a {@link java.math.BigDecimal}. */
    static Object[] columns(Object... row) {
        return Arrays.stream(row)
                .map(value -> value instanceof Numeric numeric ? numeric.bigDecimalValue() : value)
                .toArray();
    }
}
