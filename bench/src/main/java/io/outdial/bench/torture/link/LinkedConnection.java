package io.outdial.bench.torture.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection to a {@link Link} and the one behind it: what comes on one goes out on the other, and each side's end is
 * told to the other. Two threads, one for each direction.
 */
final class LinkedConnection {

    private static final int PIECE = 16 * 1024;
    private static final int STACK = 128 * 1024;
    private static final int MIN_DELAY_MILLIS = 20;
    private static final int MAX_DELAY_MILLIS = 250;
    private static final int MAX_BYTES_TO_CUT = 2_000;

    private final Link link;
    private final String name;
    private final Socket near;
    private final Socket far = new Socket();

    private final AtomicInteger ends = new AtomicInteger();

    /** How many bytes may still pass when they are to be cut. */
    private final AtomicInteger left =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(MAX_BYTES_TO_CUT));

    LinkedConnection(Link link, String name, Socket near) {
        this.link = link;
        this.name = name;
        this.near = near;
    }

    static void start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, STACK);
        thread.setDaemon(true);
        thread.start();
    }

    void open(InetSocketAddress address) throws IOException {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        far.connect(new InetSocketAddress(address.getHostString(), address.getPort()));
        start(name, () -> pass(near, far));
        start(name, () -> pass(far, near));
    }

    /** What a trouble does to a connection that stands; what it does to what is sent, the threads see to. */
    void meet(Trouble trouble) {
        if (trouble == Trouble.RESET) {
            reset();
        } else if (trouble == Trouble.HALF_CLOSE) {
            try {
                near.shutdownOutput();
            } catch (IOException e) {
                // It has ended by itself.
            }
        }
    }

    /** Both sides learn that it is lost, and nothing that waits is sent any more. */
    void reset() {
        drop(near);
        drop(far);
        link.ended(this);
    }

    private static void drop(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It is closed all the same.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing more to be done about it.
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            for (int length = from.getInputStream().read(piece);
                    length >= 0;
                    length = from.getInputStream().read(piece)) {
                pass(piece, length, to);
            }
            link.awaitWayOut();
            to.shutdownOutput();
            if (ends.incrementAndGet() == 2) {
                close(near);
                close(far);
                link.ended(this);
            }
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    private void pass(byte[] piece, int length, Socket to) throws IOException, InterruptedException {
        link.awaitWayOut();
        Trouble trouble = link.trouble();
        if (trouble == Trouble.DELAY) {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(MIN_DELAY_MILLIS, MAX_DELAY_MILLIS));
        }
        if (trouble == Trouble.CUT && left.addAndGet(-length) < 0) {
            to.getOutputStream().write(piece, 0, Math.max(0, left.get() + length));
            throw new IOException("cut");
        }
        if (trouble != Trouble.HALF_CLOSE || to == far) {
            to.getOutputStream().write(piece, 0, length);
        }
    }
}
