package io.outdial.platform.logging;

import io.outdial.platform.caller.Call;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Says in each line of the log to which call it belongs: {@code client}, {@code subject}, {@code dialect} and
 * {@code operation}, beside the {@code requestId}. They are looked up when a line is written. Most requests write none,
 * and so do not pay for it.
 */
@LoggingFilter(name = LogContext.NAME)
public final class LogContext implements Filter {

    static final String NAME = "log-context";

    @Override
    public boolean isLoggable(LogRecord line) {
        if (LatePoolTimer.wrote(line)) {
            return false;
        }
        ArcContainer beans = Arc.container();
        if (line instanceof ExtLogRecord extensible
                && beans != null
                && beans.isRunning()
                && beans.requestContext().isActive()) {
            beans.instance(Call.class).get().describe(extensible::putMdc);
        }
        return true;
    }
}
