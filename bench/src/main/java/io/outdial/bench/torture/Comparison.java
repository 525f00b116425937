package io.outdial.bench.torture;

import io.outdial.bench.torture.Leads.Arrival;
import io.outdial.local.OutdialService;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The books beside the databases. What there is of each lead is a byte a table, so that half an hour of them fits into
 * memory many times over.
 */
final class Comparison {

    private final Leads leads;
    private final Marks marks;
    private final Calls calls;
    private final Dialler dialler;
    private final Transfers transfers;
    private final Tables tables;

    Comparison(Leads leads, Marks marks, Calls calls, Dialler dialler, Transfers transfers, Tables tables) {
        this.leads = leads;
        this.marks = marks;
        this.calls = calls;
        this.dialler = dialler;
        this.transfers = transfers;
        this.tables = tables;
    }

    /** What must hold at once; the broken promise by the key it is about. */
    Map<String, String> ofOneService() {
        Map<String, String> broken = new TreeMap<>();
        PerNumber records = tables.records(null);
        leads.forEach((phone, arrival) -> {
            if (arrival == Arrival.RECORD && records.of(phone) == 0) {
                broken.put(phone, "an acknowledged lead is there");
            }
        });
        records.forEach((phone, count) -> {
            if (count > 1) {
                broken.put(phone, "no lead has its effect twice");
            }
        });
        Set<String> listed = tables.listed();
        marks.acknowledged().keySet().stream()
                .filter(phone -> !listed.contains(phone))
                .forEach(phone -> broken.put(phone, "an acknowledged mark is there"));
        tables.callableThoughListed().forEach(phone -> broken.put(phone, "nobody listed is callable"));
        Set<String> results = tables.results();
        dialler.results().forEach((attempt, handle) -> {
            if (!results.contains(attempt)) {
                broken.put(Calls.key(handle), "an acknowledged result is there");
            }
        });
        Map<Long, String> transferred = tables.transfers();
        transfers.acknowledged().forEach((handle, destination) -> {
            if (!destination.equals(transferred.get(handle))) {
                broken.put(Calls.key(handle), "where an acknowledged transfer went is kept with its attempt");
            }
        });
        return broken;
    }

    /**
     * What must hold within seconds.
     *
     * @param phones which leads; null for all, and for the events too
     */
    Map<String, String> ofBothSides(Collection<String> phones) {
        Map<String, String> broken = new TreeMap<>();
        if (phones == null) {
            for (OutdialService service : Set.of(OutdialService.OUTBOUND, OutdialService.ENROLLMENT)) {
                int waiting = tables.waitingEvents(service);
                if (waiting > 0) {
                    broken.put(service.serviceName(), "every event is delivered (" + waiting + " wait)");
                }
            }
        }
        PerNumber records = tables.records(phones);
        PerNumber customers = tables.customers(phones);
        PerNumber enrolments = tables.enrolments(phones);
        Consumer<String> compare = phone -> ofLead(phone, records.of(phone), customers.of(phone), enrolments.of(phone))
                .ifPresent(promise -> broken.put(phone, promise));
        if (phones == null) {
            leads.forEach((phone, arrival) -> compare.accept(phone));
        } else {
            phones.forEach(compare);
        }
        return broken;
    }

    /** @param enrolments as {@link Tables#enrolments} has it */
    private Optional<String> ofLead(String phone, int records, int customers, int enrolments) {
        if (customers != 1) {
            return Optional.of("a lead is one customer");
        }
        if (marks.isSent(phone)) {
            return Optional.empty();
        }
        if (records == 0) {
            return Optional.of("who is enrolled is a record");
        }
        if (enrolments != Tables.OPEN && enrolments != Tables.COMPLETED) {
            return Optional.of("a lead is enrolled once");
        }
        return calls.reached().contains(phone) && enrolments != Tables.COMPLETED
                ? Optional.of("the enrolment of who was reached is completed")
                : Optional.empty();
    }
}
