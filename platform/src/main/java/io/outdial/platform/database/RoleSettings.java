package io.outdial.platform.database;

import io.outdial.platform.config.ServiceConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PostgreSQL's settings for the statements of requests (ADR 28, 46, 85). A connection of the pool brings them along; a
 * pooler would drop them, so the migration gives them to the service's role as well, whose connections then all have
 * them.
 */
public final class RoleSettings {

    private RoleSettings() {}

    /** Values as {@code SET} takes them, by the name of the setting. */
    public static Map<String, String> of(ServiceConfig.Database database) {
        Map<String, String> settings = new LinkedHashMap<>();
        // PostgreSQL itself keeps these limits, so that a statement which nobody waits for any more ends there too.
        settings.put("statement_timeout", millis(database.statementTimeout()));
        settings.put("lock_timeout", millis(database.lockTimeout()));
        settings.put("idle_in_transaction_session_timeout", millis(database.idleInTransactionTimeout()));
        // The plan of a kept statement may be made while its table is empty, where reading all of it is the cheapest,
        // and is kept when there are millions. A table without an index that fits is still read.
        settings.put("enable_seqscan", "off");
        // A merge is expected to end where the smaller side ends, which statistics of other days may put at the start.
        settings.put("enable_mergejoin", "off");
        return settings;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
