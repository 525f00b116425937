package io.outdial.platform.outbox;

import io.outdial.platform.outbox.OutboxQueue.Claimed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which events travel together: those that were tried equally often, up to a number and a size that the receiver takes
 * in one go. Whatever it is that was not answered, fewer others wait for it each time, and nobody a fifth time. Not
 * alone at once, since a replica of the receiver that stands still leaves thousands behind that are as good as any.
 */
final class DeliveryPlan {

    /** Characters of data; about a thousand numbers with names. */
    static final int MAX_SIZE = 256 * 1024;

    /** By each attempt that was in vain, of 200 events to 50, 12, 3 and 1. */
    private static final int DIVISOR = 4;

    private DeliveryPlan() {}

    /** @param maxEvents of a delivery of events that were never tried */
    static List<List<Claimed>> of(List<Claimed> claimed, int maxEvents) {
        Map<Integer, List<Claimed>> byFailures = new TreeMap<>(Comparator.comparing(DeliveryPlan::place));
        claimed.forEach(event -> byFailures
                .computeIfAbsent(event.attempts() - 1, failures -> new ArrayList<>())
                .add(event));
        List<List<Claimed>> deliveries = new ArrayList<>();
        byFailures.forEach((failures, events) -> split(events, atMost(maxEvents, failures), deliveries));
        return deliveries;
    }

    /** What was never tried comes last. */
    private static int place(int failures) {
        return failures == 0 ? Integer.MAX_VALUE : failures;
    }

    private static int atMost(int maxEvents, int failures) {
        int most = maxEvents;
        for (int i = 0; i < failures && most > 1; i++) {
            most = Math.max(1, most / DIVISOR);
        }
        return most;
    }

    private static void split(List<Claimed> events, int most, List<List<Claimed>> deliveries) {
        List<Claimed> open = new ArrayList<>();
        int size = 0;
        for (Claimed event : events) {
            if (!open.isEmpty() && (open.size() == most || size + event.size() > MAX_SIZE)) {
                deliveries.add(List.copyOf(open));
                open.clear();
                size = 0;
            }
            open.add(event);
            size += event.size();
        }
        deliveries.add(List.copyOf(open));
    }
}
