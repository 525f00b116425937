package io.outdial.bench.torture.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of its own before another one, whose connections get into trouble when it is told so. */
final class Link implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final String name;
    private final InetSocketAddress far;
    private final ServerSocket server;
    private final Set<LinkedConnection> connections = ConcurrentHashMap.newKeySet();

    /** Null while there is none. */
    private Trouble trouble;

    /** @param far unresolved; asked for anew by each connection */
    Link(String name, InetSocketAddress far) throws IOException {
        this.name = name;
        this.far = far;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        LinkedConnection.start(name, this::accept);
    }

    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("127.0.0.1", server.getLocalPort());
    }

    void begin(Trouble kind) {
        synchronized (this) {
            trouble = kind;
        }
        connections.forEach(connection -> connection.meet(kind));
    }

    synchronized void mend() {
        trouble = null;
        notifyAll();
    }

    synchronized Trouble trouble() {
        return trouble;
    }

    /** Returns when it is something else than a black hole. */
    synchronized void awaitWayOut() throws InterruptedException {
        while (trouble == Trouble.BLACK_HOLE) {
            wait();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                LinkedConnection.start(name, () -> connect(near));
            } catch (IOException e) {
                // Closed, or the next one may do better.
            }
        }
    }

    private void connect(Socket near) {
        LinkedConnection connection = new LinkedConnection(this, name, near);
        connections.add(connection);
        try {
            awaitWayOut();
            connection.open(far);
            Trouble met = trouble();
            if (met != null) {
                connection.meet(met);
            }
        } catch (IOException e) {
            connection.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.reset();
        }
    }

    void ended(LinkedConnection connection) {
        connections.remove(connection);
    }

    @Override
    public void close() throws IOException {
        server.close();
        mend();
        connections.forEach(LinkedConnection::reset);
    }
}
