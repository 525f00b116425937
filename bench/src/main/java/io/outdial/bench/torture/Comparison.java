package io.outdial.bench.torture;

import io.outdial.bench.torture.Leads.Arrival;
import io.outdial.local.OutdialService;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The books beside the databases. */
final class Comparison {

    private final Leads leads;
    private final Marks marks;
    private final Calls calls;
    private final Dialler dialler;
    private final Tables tables;

    Comparison(Leads leads, Marks marks, Calls calls, Dialler dialler, Tables tables) {
        this.leads = leads;
        this.marks = marks;
        this.calls = calls;
        this.dialler = dialler;
        this.tables = tables;
    }

    /** What must hold at once; the broken promise by the key it is about. */
    Map<String, String> ofOneService() {
        Map<String, String> broken = new TreeMap<>();
        Map<String, Integer> records = tables.records(null);
        leads.acknowledged().forEach((phone, arrival) -> {
            if (arrival == Arrival.RECORD && !records.containsKey(phone)) {
                broken.put(phone, "an acknowledged lead is there");
            }
        });
        records.entrySet().stream()
                .filter(record -> record.getValue() > 1)
                .forEach(record -> broken.put(record.getKey(), "no lead has its effect twice"));
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
        Map<String, Integer> records = tables.records(phones);
        Map<String, Integer> customers = tables.customers(phones);
        Map<String, String> enrolments = tables.enrolments(phones);
        for (String phone : phones == null ? leads.acknowledged().keySet() : phones) {
            boolean isListed = marks.isSent(phone);
            if (customers.getOrDefault(phone, 0) != 1) {
                broken.put(phone, "a lead is one customer");
            } else if (!isListed && !records.containsKey(phone)) {
                broken.put(phone, "who is enrolled is a record");
            } else if (!isListed) {
                ofUnlisted(phone, enrolments.getOrDefault(phone, "")).ifPresent(promise -> broken.put(phone, promise));
            }
        }
        return broken;
    }

    /** @param statuses of the enrolments of the number */
    private Optional<String> ofUnlisted(String phone, String statuses) {
        if (statuses.isEmpty() || statuses.contains(" ")) {
            return Optional.of("a lead is enrolled once");
        }
        return calls.reached().contains(phone) && !statuses.equals("completed")
                ? Optional.of("the enrolment of who was reached is completed")
                : Optional.empty();
    }
}
