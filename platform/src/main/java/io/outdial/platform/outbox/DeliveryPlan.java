package io.outdial.platform.outbox;

import io.outdial.platform.outbox.OutboxQueue.Claimed;
import java.util.ArrayList;
import java.util.List;

/**
 * Which events travel together. One that was tried before goes alone: it may be what the others would have to wait for
 * again. The others share requests, up to a number and a size that the receiver takes in one go.
 */
final class DeliveryPlan {

    /** Characters of data; about a thousand numbers with names. */
    static final int MAX_SIZE = 256 * 1024;

    private DeliveryPlan() {}

    /** @param maxEvents of a delivery */
    static List<List<Claimed>> of(List<Claimed> claimed, int maxEvents) {
        List<List<Claimed>> deliveries = new ArrayList<>();
        List<Claimed> open = new ArrayList<>();
        int size = 0;
        for (Claimed event : claimed) {
            if (event.attempts() > 1) {
                deliveries.add(List.of(event));
                continue;
            }
            if (!open.isEmpty() && (open.size() == maxEvents || size + event.size() > MAX_SIZE)) {
                deliveries.add(List.copyOf(open));
                open.clear();
                size = 0;
            }
            open.add(event);
            size += event.size();
        }
        if (!open.isEmpty()) {
            deliveries.add(List.copyOf(open));
        }
        return deliveries;
    }
}
