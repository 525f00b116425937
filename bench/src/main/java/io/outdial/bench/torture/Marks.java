package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bench.torture.Api.Reply;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Lists numbers of leads as not to be called, and remembers when that was acknowledged. */
final class Marks implements Runnable {

    private static final int PAUSE_MILLIS = 100;

    private final Campaign campaign;
    private final Leads leads;
    private final Random random;
    private final BooleanSupplier isOver;

    /** By number, in the numbers of {@link System#nanoTime}. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    Marks(Campaign campaign, Leads leads, long seed, BooleanSupplier isOver) {
        this.campaign = campaign;
        this.leads = leads;
        this.random = new Random(seed);
        this.isOver = isOver;
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            leads.any(random).ifPresent(this::mark);
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private void mark(String phone) {
        sent.add(phone);
        var body = JsonNodeFactory.instance.objectNode().put("reason", "torture");
        body.putArray("phones").add(phone);
        Reply reply = campaign.send(phone, "POST", "/v2/do-not-call", body.toString());
        if (reply != null && reply.status() == 200) {
            acknowledged.putIfAbsent(phone, System.nanoTime());
        }
    }

    /** Whether it was acknowledged before then that the number must not be called. */
    boolean isListedBefore(String phone, long nanos) {
        Long since = acknowledged.get(phone);
        return since != null && since - nanos < 0;
    }

    /** Whether it may be listed, acknowledged or not. */
    boolean isSent(String phone) {
        return sent.contains(phone);
    }

    Map<String, Long> acknowledged() {
        return acknowledged;
    }
}
