package io.outdial.platform.answer;

import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * While a database is unreachable every request fails alike: logs one line a second, with the number of lines that were
 * suppressed.
 */
final class OutageLog {

    private static final Logger LOG = Logger.getLogger(OutageLog.class);
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final AtomicLong lastLine = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
    private final AtomicLong suppressed = new AtomicLong();

    void log(Throwable failure) {
        long last = lastLine.get();
        long now = System.nanoTime();
        if (now - last >= PAUSE_NANOS && lastLine.compareAndSet(last, now)) {
            LOG.warnf("Answered 503, and %d more before it: %s", suppressed.getAndSet(0), innermost(failure));
        } else {
            suppressed.incrementAndGet();
        }
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }
}
