package io.outdial.transfer.ping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands inside: a port on every address of this machine that counts who comes. Nobody should. */
final class Canary implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger visits = new AtomicInteger();

    Canary() {
        try {
            socket = new ServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::count, "canary");
        thread.setDaemon(true);
        thread.start();
    }

    private void count() {
        try {
            while (true) {
                socket.accept().close();
                visits.incrementAndGet();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int visits() {
        return visits.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
