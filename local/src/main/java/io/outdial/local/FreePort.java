package io.outdial.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 for processes that start some seconds later. They lie below those that the system gives away in
 * that time, to connections and to whoever asks for any port, and none is chosen twice by this process.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_767;
    private static final int MAX_ATTEMPTS = 10_000;

    private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** Throws {@link LocalFailure} if there is none. */
    public static int choose() {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (CHOSEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new LocalFailure("no port from " + FIRST + " to " + LAST + " is free");
    }

    /** At this moment. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
