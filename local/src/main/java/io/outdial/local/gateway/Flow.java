package io.outdial.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.function.BooleanSupplier;

/** Passes bytes on no faster than they are taken. What the end of the bytes means is the caller's to say. */
final class Flow {

    private Flow() {}

    /**
     * @param clock restarted whenever something moves
     * @param over whether nobody wants the bytes any more
     */
    static void pass(ReadStream<Buffer> from, WriteStream<Buffer> to, StallClock clock, BooleanSupplier over) {
        from.handler(bytes -> {
            clock.restart();
            to.write(bytes);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> {
                    clock.restart();
                    if (!over.getAsBoolean()) {
                        from.resume();
                    }
                });
            }
        });
    }
}
