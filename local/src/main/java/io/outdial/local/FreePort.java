package io.outdial.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
        try (ServerSocket held = hold(InetAddress.getLoopbackAddress())) {
            return held.getLocalPort();
        } catch (IOException e) {
            throw new LocalFailure("no port of 127.0.0.1 can be held: " + e.getMessage(), e);
        }
    }

    /**
     * One that nobody else gets before it is closed; whoever was quicker at a port is left with it.
     *
     * @param address of this machine
     */
    static ServerSocket hold(InetAddress address) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (CHOSEN.add(port)) {
                try {
                    return bound(address, port);
                } catch (BindException refusal) {
                    if (!isTaken(refusal)) {
                        throw refusal;
                    }
                }
            }
        }
        throw new LocalFailure("no port from " + FIRST + " to " + LAST + " is free");
    }

    /** Or else the address is none of this machine, or the port is for others. */
    static boolean isTaken(BindException refusal) {
        return refusal.getMessage().contains("in use");
    }

    static ServerSocket bound(InetAddress address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
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
