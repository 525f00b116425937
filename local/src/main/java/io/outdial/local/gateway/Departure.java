package io.outdial.local.gateway;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/** Tells clients that went away from clients that sent something malformed. */
final class Departure {

    private Departure() {}

    static boolean is(Throwable failure) {
        return failure instanceof HttpClosedException
                || failure instanceof StreamResetException
                || failure instanceof ClosedChannelException
                || failure instanceof IOException;
    }
}
