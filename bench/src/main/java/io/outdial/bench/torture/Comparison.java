package io.outdial.bench.torture;

import io.outdial.local.OutdialService;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The books beside the databases. */
final class Comparison {

    private final LeadFeed leads;
    private final Marks marks;
    private final Dialler dialler;
    private final Tables tables;

    Comparison(LeadFeed leads, Marks marks, Dialler dialler, Tables tables) {
        this.leads = leads;
        this.marks = marks;
        this.dialler = dialler;
        this.tables = tables;
    }

    /** What must hold at once; the broken promise by the key it is about. */
    Map<String, String> ofOneService() {
        Map<String, String> broken = new TreeMap<>();
        Map<String, Integer> records = tables.records();
        leads.acknowledged().keySet().stream()
                .filter(phone -> !records.containsKey(phone))
                .forEach(phone -> broken.put(phone, "an acknowledged lead is there"));
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
                broken.put(Dialler.key(handle), "an acknowledged result is there");
            }
        });
        return broken;
    }

    /** What must hold within seconds. */
    Map<String, String> ofBothSides() {
        Map<String, String> broken = new TreeMap<>();
        for (OutdialService service : Set.of(OutdialService.OUTBOUND, OutdialService.ENROLLMENT)) {
            int waiting = tables.waitingEvents(service);
            if (waiting > 0) {
                broken.put(service.serviceName(), "every event is delivered (" + waiting + " wait)");
            }
        }
        Map<String, Integer> customers = tables.customers();
        Map<String, String> enrolments = tables.enrolments();
        for (String phone : leads.acknowledged().keySet()) {
            if (customers.getOrDefault(phone, 0) != 1) {
                broken.put(phone, "a lead is one customer");
            } else if (!marks.acknowledged().containsKey(phone)) {
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
        return dialler.reached().contains(phone) && !statuses.equals("completed")
                ? Optional.of("the enrolment of who was reached is completed")
                : Optional.empty();
    }
}
