package io.outdial.platform.testing;

import io.outdial.platform.logging.LogContext;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What the service of a test logs while this is open, each line with the context that the console would show. */
public final class LogLines extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final LogContext context = new LogContext();
    private final Queue<ExtLogRecord> lines = new ConcurrentLinkedQueue<>();

    private LogLines() {}

    public static LogLines ofRequests() {
        LogLines lines = new LogLines();
        ROOT.addHandler(lines);
        return lines;
    }

    /** That of the last line that begins so; empty if there is none. */
    public Map<String, String> contextOf(String beginning) {
        Map<String, String> found = Map.of();
        for (ExtLogRecord line : lines) {
            if (line.getMessage().startsWith(beginning)) {
                found = line.getMdcCopy();
            }
        }
        return found;
    }

    @Override
    public void publish(LogRecord line) {
        if (line instanceof ExtLogRecord extensible && context.isLoggable(line)) {
            extensible.copyMdc();
            lines.add(extensible);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
