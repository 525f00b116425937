package io.outdial.platform.logging;

import java.util.logging.LogRecord;

/**
 * One thing that is kept out of the log: when a connection cannot be made at all, the pool of the PostgreSQL client
 * fails the request and forgets to stop its timer, which fails it once more when the wait would have ended. That is
 * harmless, but an outage would fill the log with stack traces.
 */
final class LatePoolTimer {

    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    private LatePoolTimer() {}

    static boolean wrote(LogRecord line) {
        return line.getThrown() instanceof IllegalStateException twice && isOfThePool(twice.getStackTrace());
    }

    private static boolean isOfThePool(StackTraceElement[] trace) {
        return trace.length > 1
                && trace[0].getMethodName().equals("fail")
                && trace[1].getClassName().startsWith(POOL);
    }
}
