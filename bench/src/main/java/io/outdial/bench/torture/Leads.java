package io.outdial.bench.torture;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** New numbers for whoever adds leads, and which of them were acknowledged. */
final class Leads {

    /** Of an area where numbers from {@link #FIRST} on are valid. */
    private static final String PREFIX = "+1312";

    private static final int FIRST = 2_000_000;
    private static final int RECENT = 300;

    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final Map<String, Arrival> acknowledged = new ConcurrentHashMap<>();

    private final Queue<String> recent = new LinkedBlockingDeque<>();

    /** As what it arrived. */
    enum Arrival {
        RECORD,
        /** That becomes a record a moment later, if nobody has listed the number by then. */
        ENROLMENT
    }

    String newNumber() {
        return PREFIX + next.getAndIncrement();
    }

    List<String> newNumbers(int count) {
        return Stream.generate(this::newNumber).limit(count).toList();
    }

    void acknowledge(String phone, Arrival arrival) {
        acknowledged.put(phone, arrival);
        recent.add(phone);
        if (recent.size() > RECENT) {
            recent.poll();
        }
    }

    /** Some that were acknowledged last. */
    List<String> recent() {
        return List.copyOf(recent);
    }

    Map<String, Arrival> acknowledged() {
        return acknowledged;
    }
}
