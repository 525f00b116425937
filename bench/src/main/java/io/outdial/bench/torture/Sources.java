package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.bench.torture.Leads.Arrival;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * One source after another from which an agent gets no calls, and leads of it as soon as that has to be known: once
 * nothing has kept the two services from each other and from PostgreSQL for a while. From then on it holds, whatever is
 * broken later: what is not known any more is asked for, and without an answer nothing of a source is handed out.
 */
final class Sources implements Runnable {

    private static final int LEADS = 40;
    private static final int PAUSE_MILLIS = 500;

    /** Before whatever waits. */
    private static final int PRIORITY = 50;

    private static final int OK = 200;

    /**
     * All members that are looked at are asked about every five seconds, and within three more if one is not answered.
     */
    private static final long KNOWN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Campaign campaign;
    private final List<Agent> agents;
    private final Leads leads;
    private final Disturbances disturbances;
    private final Book book;
    private final BooleanSupplier isOver;

    /** By number, to whom it must not be handed out. */
    private final Map<String, String> blocked = new ConcurrentHashMap<>();

    final LongAdder handedOut = new LongAdder();

    /** @param disturbances of what keeps a restriction from being known where records are handed out */
    Sources(
            Campaign campaign,
            List<Agent> agents,
            Leads leads,
            Disturbances disturbances,
            Book book,
            BooleanSupplier isOver) {
        this.campaign = campaign;
        this.agents = List.copyOf(agents);
        this.leads = leads;
        this.disturbances = disturbances;
        this.book = book;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        for (int n = 0; !isOver.getAsBoolean(); n++) {
            Agent agent = agents.get(n % agents.size());
            String source = made("Source-" + n);
            if (source != null && block(agent, source)) {
                awaitKnown(System.nanoTime());
                add(agent, source);
            }
        }
    }

    /** @return its id; null if all was over before */
    private String made(String name) {
        String body = JsonNodeFactory.instance.objectNode().put("name", name).toString();
        Reply reply = campaign.sendOnce(name, "/v2/sources", body);
        return reply == null ? null : reply.json().at("/source/id").asText();
    }

    private boolean block(Agent agent, String source) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("memberId", agent.id().toString())
                .put("sourceId", source)
                .toString();
        Reply reply = campaign.send(
                agent.userName(), "POST", "/v2/campaigns/" + campaign.id() + "/agent-source-restrictions", body);
        if (reply != null && reply.status() != OK) {
            book.broken("a good restriction is stored", agent.userName());
        }
        return reply != null && reply.status() == OK;
    }

    private void awaitKnown(long acknowledged) {
        while (!isOver.getAsBoolean() && !isKnown(acknowledged)) {
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private boolean isKnown(long acknowledged) {
        long before = System.nanoTime() - KNOWN_NANOS;
        return before - acknowledged > 0 && !disturbances.mayRefuse(before);
    }

    private void add(Agent agent, String source) {
        List<String> phones = leads.newNumbers(LEADS);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        phones.forEach(phone -> body.withArray("records")
                .addObject()
                .put("phone", phone)
                .put("source", source)
                .put("priority", PRIORITY));
        phones.forEach(phone -> blocked.put(phone, agent.userName()));
        Reply reply = campaign.sendOnce(phones.get(0), "/v2/campaigns/" + campaign.id() + "/records", body.toString());
        if (reply == null) {
            return;
        }
        for (int i = 0; i < phones.size(); i++) {
            book.note(phones.get(i), "one of source " + source + ", blocked for " + agent.userName());
            if (reply.json().at("/results/" + i + "/outcome").asText().equals("stored")) {
                leads.acknowledge(phones.get(i), Arrival.RECORD);
            } else {
                book.note(phones.get(i), "-> " + reply.status() + " " + reply.body());
                book.broken("a good lead is stored", phones.get(i));
            }
        }
    }

    /** @param holder a dialler or the name of an agent */
    void take(String phone, String holder) {
        String notFor = blocked.get(phone);
        if (notFor != null) {
            handedOut.increment();
        }
        if (holder.equals(notFor)) {
            book.broken("nobody gets a record of a source that is blocked for them", phone);
        }
    }
}
