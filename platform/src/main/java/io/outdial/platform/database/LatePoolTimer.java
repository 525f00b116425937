package io.outdial.platform.database;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps one thing out of the log: when a connection cannot be made at all, the pool of the PostgreSQL client fails the
 * request and forgets to stop its timer, which fails it once more when the wait would have ended. That is harmless, but
 * an outage would fill the log with stack traces.
 */
@LoggingFilter(name = LatePoolTimer.NAME)
public final class LatePoolTimer implements Filter {

    static final String NAME = "late-pool-timer";

    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    @Override
    public boolean isLoggable(LogRecord line) {
        return !(line.getThrown() instanceof IllegalStateException twice && isOfThePool(twice.getStackTrace()));
    }

    private static boolean isOfThePool(StackTraceElement[] trace) {
        return trace.length > 1
                && trace[0].getMethodName().equals("fail")
                && trace[1].getClassName().startsWith(POOL);
    }
}
