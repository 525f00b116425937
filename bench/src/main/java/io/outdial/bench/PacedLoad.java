package io.outdial.bench;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Requests at a steady rate, each at its own time whether earlier ones are answered or not, which wrk cannot do. A request that is sent late because the one before
 * it on its connection took long has waited from the time it was due: an answer that holds others up is not counted once, but for each of them.
 *
 * @param base        of the service
 * @param headers     of every request
 * @param path        of request number n
 * @param part        of the body of a right answer
 * @param connections that the requests take turns on
 */
record PacedLoad(URI base, Map<String, String> headers, LongFunction<String> path, String part, int connections) {

    /** So that the connections are there before the first request is due. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    Run run(double perSecond, int seconds) {
        long nanosBetween = Math.max(1, Math.round(1e9 / perSecond));
        long requests = TimeUnit.SECONDS.toNanos(seconds) / nanosBetween;
        long start = System.nanoTime() + LEAD_NANOS;
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Lane>> lanes = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                Callable<Lane> lane = () -> lane(first, requests, start, nanosBetween);
                lanes.add(threads.submit(lane));
            }
            return together(lanes, requests * nanosBetween / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What came of one connection's requests. */
    private record Lane(LongStream micros, int answered, long errors, String firstError) {}

    private Lane lane(int first, long requests, long start, long nanosBetween) throws IOException {
        long[] micros = new long[(int) ((requests - first + connections - 1) / connections)];
        int answered = 0;
        long errors = 0;
        String firstError = "";
        try (HttpLane http = HttpLane.open(base, headers)) {
            for (long n = first; n < requests; n += connections) {
                byte[] request = http.request(path.apply(n));
                long due = start + n * nanosBetween;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                HttpLane.Reply reply = http.exchange(request);
                if (reply.status() == 200 && reply.body().contains(part)) {
                    micros[answered++] = (System.nanoTime() - due) / 1_000;
                } else {
                    errors++;
                    firstError = firstError.isEmpty() ? reply.status() + " " + reply.body() : firstError;
                }
            }
        }
        return new Lane(Arrays.stream(micros, 0, answered), answered, errors, firstError);
    }

    private static Run together(List<Future<Lane>> lanes, double seconds) {
        LongStream micros = LongStream.empty();
        long answered = 0;
        long errors = 0;
        String firstError = "";
        try {
            for (Future<Lane> future : lanes) {
                Lane lane = future.get();
                micros = LongStream.concat(micros, lane.micros());
                answered += lane.answered();
                errors += lane.errors();
                firstError = firstError.isEmpty() ? lane.firstError() : firstError;
            }
        } catch (ExecutionException e) {
            throw new LocalFailure("a connection of the steady load broke: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted under steady load", e);
        }
        LatencyLog latencies = LatencyLog.of(micros);
        return new Run(
                answered, errors, firstError, seconds, latencies.percentileMillis(50), latencies.percentileMillis(99));
    }
}
