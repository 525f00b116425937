package io.outdial.bench;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Requests at a steady rate, each at its own time whether earlier ones are answered or not, which wrk cannot do. A
 * request goes out on the next connection that is free, and what it waits for one counts as its own: an answer that
 * holds others up is not counted once, but for each of them.
 *
 * <p>One thread for all connections, for the same reason that {@link HttpLane} is plain: at ten thousand requests a
 * second, a thread for each connection takes half a processor for being woken, and what is measured then is two
 * programs that fight for two processors.
 *
 * <p>The requests are made beforehand and sent in turn, and what that leaves behind is cleared away before a run: a
 * collection that copies them holds everything up for 20 ms, and would be measured.
 */
final class PacedLoad {

    /** So that the connections are there before the first request is due. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int REQUESTS = 65_536;

    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final URI base;
    private final byte[][] requests = new byte[REQUESTS][];
    private final String part;
    private final int connections;

    /**
     * @param base of the service
     * @param headers of every request
     * @param path of request number n
     * @param part of the body of a right answer
     * @param connections that the requests go out on
     */
    PacedLoad(URI base, Map<String, String> headers, LongFunction<String> path, String part, int connections) {
        this.base = base;
        this.part = part;
        this.connections = connections;
        for (int n = 0; n < REQUESTS; n++) {
            requests[n] = HttpLane.request(base, headers, path.apply(n));
        }
    }

    Run run(double perSecond, int seconds) {
        try (Selector selector = Selector.open()) {
            List<HttpLane> lanes = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    lanes.add(HttpLane.open(base, selector));
                }
                return new Course(selector, lanes, perSecond, seconds).run();
            } finally {
                for (HttpLane lane : lanes) {
                    lane.close();
                }
            }
        } catch (IOException e) {
            throw new LocalFailure("a connection of the steady load broke: " + e, e);
        }
    }

    /** The current run. */
    private final class Course {

        private final Selector selector;
        private final Deque<HttpLane> free;
        private final long nanosBetween;
        private final long[] micros;
        private final long start;
        private int sent;
        private int answered;
        private long errors;
        private String firstError = "";

        Course(Selector selector, List<HttpLane> lanes, double perSecond, int seconds) {
            this.selector = selector;
            this.free = new ArrayDeque<>(lanes);
            this.nanosBetween = Math.max(1, Math.round(1e9 / perSecond));
            this.micros = new long[(int) (TimeUnit.SECONDS.toNanos(seconds) / nanosBetween)];
            System.gc();
            this.start = System.nanoTime() + LEAD_NANOS;
        }

        Run run() throws IOException {
            while (answered + errors < micros.length) {
                sendWhatIsDue();
                if (selector.selectNow() == 0) {
                    nap();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    receive((HttpLane) key.attachment());
                }
                selector.selectedKeys().clear();
            }
            LatencyLog latencies = LatencyLog.of(Arrays.stream(micros, 0, answered));
            return new Run(
                    answered,
                    errors,
                    firstError,
                    micros.length * nanosBetween / 1e9,
                    latencies.percentileMillis(50),
                    latencies.percentileMillis(99));
        }

        private void sendWhatIsDue() throws IOException {
            while (sent < micros.length && !free.isEmpty() && due(sent) <= System.nanoTime()) {
                HttpLane lane = free.poll();
                lane.send(requests[sent % REQUESTS], due(sent));
                sent++;
            }
        }

        private void receive(HttpLane lane) throws IOException {
            HttpLane.Reply reply = lane.receive();
            if (reply == null) {
                return;
            }
            if (reply.status() == 200 && reply.body().contains(part)) {
                micros[answered++] = (System.nanoTime() - lane.dueAt()) / 1_000;
            } else {
                errors++;
                firstError = firstError.isEmpty() ? reply.status() + " " + reply.body() : firstError;
            }
            free.add(lane);
        }

        /**
         * Not in the selector, which counts in milliseconds: the next request is due before. Always for the same time,
         * after which what has fallen due goes out together: to wake up for each would take a fifth of a processor from
         * the service. What a request waits for that counts as its own.
         */
        private void nap() {
            long now = System.nanoTime();
            if (now - due(sent) > TIMEOUT_NANOS) {
                throw new LocalFailure("the steady load is not answered: " + (connections - free.size())
                        + " requests are in flight for longer than "
                        + TimeUnit.NANOSECONDS.toSeconds(TIMEOUT_NANOS) + " s");
            }
            LockSupport.parkNanos(NAP_NANOS);
        }

        private long due(int n) {
            return start + n * nanosBetween;
        }
    }
}
