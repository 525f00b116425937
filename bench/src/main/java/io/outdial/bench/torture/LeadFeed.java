package io.outdial.bench.torture;

import io.outdial.bench.torture.Api.Reply;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Adds leads, each with a new number, and sends each until it is answered. */
final class LeadFeed implements Runnable {

    /** Of an area where numbers from {@link #FIRST} on are valid. */
    private static final String PREFIX = "+1312";

    private static final int FIRST = 2_000_000;

    private final Campaign campaign;
    private final Book book;
    private final BooleanSupplier isOver;
    private final AtomicInteger next = new AtomicInteger(FIRST);

    /** The numbers of leads that were acknowledged. */
    private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();

    /** Those that were sent and may be there or not. */
    private final Map<String, Boolean> open = new ConcurrentHashMap<>();

    LeadFeed(Campaign campaign, Book book, BooleanSupplier isOver) {
        this.campaign = campaign;
        this.book = book;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            int n = next.getAndIncrement();
            add(PREFIX + n, n % 2 == 0);
        }
    }

    private void add(String phone, boolean isDuplicateRefused) {
        open.put(phone, true);
        Reply reply = campaign.addLead(
                phone, isDuplicateRefused ? null : UUID.randomUUID().toString());
        if (reply == null) {
            return;
        }
        boolean isThere = reply.outcome().equals("stored")
                || (isDuplicateRefused && reply.outcome().equals("duplicate"));
        if (isThere) {
            acknowledged.put(phone, true);
        } else {
            book.broken("a good lead is stored", phone);
        }
        open.remove(phone);
    }

    Map<String, Boolean> acknowledged() {
        return acknowledged;
    }

    Map<String, Boolean> open() {
        return open;
    }
}
