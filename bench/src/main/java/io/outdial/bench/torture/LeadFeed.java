package io.outdial.bench.torture;

import io.outdial.bench.torture.Api.Reply;
import io.outdial.bench.torture.Leads.Arrival;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Adds leads one by one, and sends each until it is answered. */
final class LeadFeed implements Runnable {

    private static final int PAUSE_MILLIS = 40;

    private final Campaign campaign;
    private final Leads leads;
    private final Book book;
    private final BooleanSupplier isOver;
    private final AtomicInteger sent = new AtomicInteger();

    LeadFeed(Campaign campaign, Leads leads, Book book, BooleanSupplier isOver) {
        this.campaign = campaign;
        this.leads = leads;
        this.book = book;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            add(leads.newNumber(), sent.getAndIncrement() % 2 == 0);
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private void add(String phone, boolean isDuplicateRefused) {
        Reply reply = campaign.addLead(
                phone, isDuplicateRefused ? null : UUID.randomUUID().toString());
        if (reply == null) {
            return;
        }
        boolean isThere = reply.outcome().equals("stored")
                || (isDuplicateRefused && reply.outcome().equals("duplicate"));
        if (isThere) {
            leads.acknowledge(phone, Arrival.RECORD);
        } else {
            book.broken("a good lead is stored", phone);
        }
    }
}
