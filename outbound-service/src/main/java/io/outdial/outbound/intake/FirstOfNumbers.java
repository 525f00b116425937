package io.outdial.outbound.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Leads of which each number goes once: the first that may be stored. The others are its duplicates. */
final class FirstOfNumbers {

    private final List<Lead> leads = new ArrayList<>();

    /** Of every lead: where the one is that goes for it. */
    private final List<Integer> places = new ArrayList<>();

    private final List<Boolean> isFirst = new ArrayList<>();

    /** @param decisions about the leads, in their order */
    FirstOfNumbers(List<Lead> all, List<LeadDecision> decisions) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Lead lead = all.get(i);
            List<String> keys =
                    decisions.get(i).isRefused() ? List.of() : lead.phone().keys();
            Integer place = keys.stream()
                    .map(seen::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            isFirst.add(place == null);
            places.add(place == null ? leads.size() : place);
            if (place == null) {
                keys.forEach(key -> seen.put(key, leads.size()));
                leads.add(lead);
            }
        }
    }

    List<Lead> leads() {
        return leads;
    }

    /** @param outcomes of those that went */
    List<IntakeOutcome> outcomes(List<IntakeOutcome> outcomes) {
        List<IntakeOutcome> all = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            IntakeOutcome outcome = outcomes.get(places.get(i));
            all.add(
                    !isFirst.get(i) && outcome instanceof IntakeOutcome.Stored stored
                            ? new IntakeOutcome.Duplicate(stored.campaign(), stored.handle())
                            : outcome);
        }
        return all;
    }
}
