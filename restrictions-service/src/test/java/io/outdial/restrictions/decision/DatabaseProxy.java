package io.outdial.restrictions.decision;

import io.outdial.platform.testing.TestEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The service reaches its database through a line that a test can cut. */
public class DatabaseProxy extends TestEnvironment {

    private static final Set<Socket> LINES = ConcurrentHashMap.newKeySet();
    private static volatile boolean cut;

    private ServerSocket door;

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(super.start());
        int database = Integer.parseInt(config.get("outdial.db.port"));
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut = false;
        thread(() -> accept(database));
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

    static void mend() {
        cut = false;
    }

    private void accept(int database) {
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
            in.transferTo(out);
        } catch (IOException e) {
            // The line is cut.
        } finally {
            LINES.remove(from);
            LINES.remove(to);
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
