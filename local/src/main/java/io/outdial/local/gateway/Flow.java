package io.outdial.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.function.BooleanSupplier;

/** Copies bytes no faster than they are accepted. The caller decides what the end of the stream means. */
final class Flow {

    private Flow() {}

    /**
     * @param timer restarted whenever something moves
     * @param over whether the bytes are no longer needed
     */
    static void pass(ReadStream<Buffer> from, WriteStream<Buffer> to, StallTimer timer, BooleanSupplier over) {
        from.handler(bytes -> {
            timer.restart();
            to.write(bytes);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> {
                    timer.restart();
                    if (!over.getAsBoolean()) {
                        from.resume();
                    }
                });
            }
        });
    }
}
