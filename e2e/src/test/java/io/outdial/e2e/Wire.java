package io.outdial.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port of its own before another one, whose connections can be broken. */
final class Wire implements AutoCloseable {

    private final URI far;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean isCut;

    Wire(URI far) throws IOException {
        this.far = far;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Every connection breaks, and so does every new one. */
    void cut() {
        isCut = true;
        sockets.forEach(this::breakOff);
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // The next one may do better.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket other;
        try {
            other = new Socket(far.getHost(), far.getPort());
        } catch (IOException nobodyThere) {
            near.close();
            return;
        }
        sockets.add(near);
        sockets.add(other);
        if (isCut) {
            breakOff(near);
            breakOff(other);
        }
        threads.execute(() -> pass(near, other));
        threads.execute(() -> pass(other, near));
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One that is broken breaks the other.
        } finally {
            breakOff(from);
            breakOff(to);
        }
    }

    private void breakOff(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
        threads.shutdown();
    }
}
