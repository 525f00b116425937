package io.outdial.bench.torture;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** New numbers for whoever adds leads, and which of them were acknowledged. */
final class Leads {

    private static final int RECENT = 300;

    /** Most numbers are acknowledged: among so many there is one, unless the run has just begun. */
    private static final int TRIES = 20;

    private final AtomicInteger next = new AtomicInteger();

    /** The code of each {@link Arrival}. */
    private final PerNumber arrivals = new PerNumber();

    private final AtomicInteger acknowledged = new AtomicInteger();

    private final Queue<String> recent = new LinkedBlockingDeque<>();

    /** As what it arrived. */
    enum Arrival {
        RECORD(1),
        /** That becomes a record a moment later, if nobody has listed the number by then. */
        ENROLMENT(2);

        private final int code;

        Arrival(int code) {
            this.code = code;
        }
    }

    String newNumber() {
        return PerNumber.number(next.getAndIncrement());
    }

    List<String> newNumbers(int count) {
        return Stream.generate(this::newNumber).limit(count).toList();
    }

    void acknowledge(String phone, Arrival arrival) {
        if (arrivals.put(phone, arrival.code) == 0) {
            acknowledged.incrementAndGet();
        }
        recent.add(phone);
        if (recent.size() > RECENT) {
            recent.poll();
        }
    }

    /** Some that were acknowledged last. */
    List<String> recent() {
        return List.copyOf(recent);
    }

    /** How many were acknowledged. */
    int count() {
        return acknowledged.get();
    }

    /** One that was acknowledged; nothing while there are few. */
    Optional<String> any(Random random) {
        int made = next.get();
        return IntStream.range(0, made == 0 ? 0 : TRIES)
                .mapToObj(attempt -> PerNumber.number(random.nextInt(made)))
                .filter(phone -> arrivals.of(phone) != 0)
                .findFirst();
    }

    /** All that were acknowledged. */
    void forEach(BiConsumer<String, Arrival> action) {
        arrivals.forEach((phone, code) ->
                action.accept(phone, code == Arrival.RECORD.code ? Arrival.RECORD : Arrival.ENROLMENT));
    }
}
