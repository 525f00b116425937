package io.outdial.restrictions.decision;

import io.outdial.platform.testing.TestEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The service reaches its database through a line that a test can cut. */
public class DatabaseProxy extends TestEnvironment {

    private static final Set<Socket> LINES = ConcurrentHashMap.newKeySet();
    private static final Object GATE = new Object();
    private static volatile boolean cut;
    private static volatile boolean frozen;

    private static volatile int database;

    private ServerSocket door;

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(super.start());
        database = Integer.parseInt(config.get("outdial.db.port"));
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut = false;
        frozen = false;
        thread(this::accept);
        config.put("outdial.db.port", Integer.toString(door.getLocalPort()));
        return config;
    }

    @Override
    public void stop() {
        if (door != null) {
            close(door);
        }
        cut();
        super.stop();
    }

    /** Nothing comes through any more, and who tries is turned away. */
    static void cut() {
        cut = true;
        LINES.forEach(DatabaseProxy::close);
        LINES.clear();
    }

    /**
     * The line stays and takes everything, and no answer comes: a server that was stopped in its tracks, or a network
     * that swallows.
     */
    static void freeze() {
        frozen = true;
    }

    static void mend() {
        cut = false;
        synchronized (GATE) {
            frozen = false;
            GATE.notifyAll();
        }
    }

    /** A connection past the line, which stays when it is cut. */
    static Connection direct() {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:%d/postgres".formatted(database), "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (cut) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
                LINES.add(client);
                LINES.add(server);
                thread(() -> pump(client, server));
                thread(() -> pump(server, client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                waitWhileFrozen();
                out.write(some, 0, read);
            }
        } catch (IOException e) {
            // The line is cut.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            LINES.remove(from);
            LINES.remove(to);
        }
    }

    private static void waitWhileFrozen() throws InterruptedException {
        synchronized (GATE) {
            while (frozen) {
                GATE.wait();
            }
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "database-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable line) {
        try {
            line.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
