package io.outdial.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address that stays while the server behind it changes, as the Service of a cluster's primary does. */
final class MovingAddress implements AutoCloseable {

    private final ServerSocket door;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private volatile int target;

    MovingAddress(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** New connections lead there; those that are open end. */
    void moveTo(int port) {
        target = port;
        lines.forEach(MovingAddress::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                lines.add(client);
                thread(() -> connect(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            lines.add(server);
            thread(() -> pump(server, client));
            pump(client, server);
        } catch (IOException e) {
            // Nobody is there.
            lines.remove(client);
            close(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                out.write(some, 0, read);
            }
        } catch (IOException e) {
            // The line is cut.
        } finally {
            lines.remove(from);
            lines.remove(to);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "moving-address");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket line) {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(MovingAddress::close);
    }
}
