package io.outdial.local.gateway;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/** Distinguishes clients that disconnected from clients that sent something malformed. */
final class Disconnection {

    private Disconnection() {}

    static boolean isCause(Throwable failure) {
        return failure instanceof HttpClosedException
                || failure instanceof StreamResetException
                || failure instanceof ClosedChannelException
                || failure instanceof IOException;
    }
}
