package io.outdial.local.gateway;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Logs a fault of the gateway without its message: messages of HTTP libraries quote what a client sent, keys and phone
 * numbers included.
 */
public final class FailureLog {

    private static final Logger LOG = Logger.getLogger(FailureLog.class.getName());

    private FailureLog() {}

    /** Logs its class and stack trace. */
    public static void unexpected(Throwable failure) {
        LOG.log(
                Level.SEVERE,
                () -> "unexpected " + failure.getClass().getName()
                        + Arrays.stream(failure.getStackTrace())
                                .map(frame -> System.lineSeparator() + "\tat " + frame)
                                .collect(Collectors.joining()));
    }
}
