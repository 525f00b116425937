package io.outdial.outbound.intake;

import io.outdial.outbound.intake.RowDecision.Store;
import io.outdial.outbound.record.Addition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What the database made of rows that were to be stored. */
final class StoredRows {

    /** Of rows that were only looked at. */
    static final StoredRows NONE = new StoredRows();

    private final Map<Store, Addition> additions = new HashMap<>();
    private final List<Long> withdrawn = new ArrayList<>();

    private StoredRows() {}

    /** @param additions of all numbers of the rows, in their order */
    static StoredRows of(List<Store> stores, List<Addition> additions) {
        StoredRows stored = new StoredRows();
        Iterator<Addition> next = additions.iterator();
        for (Store store : stores) {
            stored.put(
                    store, store.numbers().stream().map(number -> next.next()).toList());
        }
        return stored;
    }

    /** A chain is stored whole or not at all. */
    private void put(Store store, List<Addition> ofNumbers) {
        Addition lost = ofNumbers.stream()
                .filter(addition -> addition.outcome() != Addition.Outcome.STORED)
                .findFirst()
                .orElse(null);
        if (lost != null) {
            ofNumbers.stream()
                    .filter(addition -> addition.outcome() == Addition.Outcome.STORED)
                    .forEach(addition -> withdrawn.add(addition.handle()));
        }
        additions.put(store, lost == null ? ofNumbers.get(0) : lost);
    }

    /** Of the first number of a row that is stored, else of the one that stood in its way; null if it was not tried. */
    Addition addition(Store store) {
        return additions.get(store);
    }

    /** Handles of what must not stay. */
    List<Long> withdrawn() {
        return List.copyOf(withdrawn);
    }

    /** Handles of leads that came in between. */
    List<Long> overtakenBy() {
        return additions.values().stream()
                .filter(addition -> addition.outcome() == Addition.Outcome.DUPLICATE && addition.handle() != null)
                .map(Addition::handle)
                .toList();
    }
}
