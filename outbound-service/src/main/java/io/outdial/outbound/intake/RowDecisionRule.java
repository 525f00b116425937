package io.outdial.outbound.intake;

import io.outdial.outbound.intake.RowDecision.Admitted;
import io.outdial.outbound.intake.RowDecision.Forbidden;
import io.outdial.outbound.intake.RowDecision.Known;
import io.outdial.outbound.intake.RowDecision.Repeated;
import io.outdial.outbound.intake.RowDecision.Store;
import io.outdial.outbound.record.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Decides rows in their order, as if each were added before the next is looked at. A person of whom one number is known
 * is known: stored by the others, they would be called twice. Numbers that must not be called are left out.
 */
final class RowDecisionRule {

    private final DuplicateTerms terms;
    private final Map<String, List<Store>> earlier = new HashMap<>();

    private RowDecisionRule(DuplicateTerms terms) {
        this.terms = terms;
    }

    /** @param standings of all numbers of the rows, in their order */
    static List<RowDecision> decide(List<RowDraft> drafts, List<Standing> standings, DuplicateTerms terms) {
        RowDecisionRule rule = new RowDecisionRule(terms);
        Iterator<Standing> next = standings.iterator();
        return drafts.stream()
                .map(draft -> rule.decide(
                        draft,
                        draft.row().numbers().stream()
                                .map(number -> next.next())
                                .toList()))
                .toList();
    }

    private RowDecision decide(RowDraft draft, List<Standing> standings) {
        List<RecordRow.Telephone> numbers = draft.row().numbers();
        List<Admitted> callable = new ArrayList<>();
        Long known = null;
        Store repeated = null;
        for (int i = 0; i < numbers.size(); i++) {
            Standing standing = standings.get(i);
            if (!standing.isForbidden()) {
                callable.add(new Admitted(numbers.get(i), !standing.isInCampaign() && !isStoredBefore(numbers.get(i))));
                known = known == null ? standing.handle() : known;
                repeated = repeated == null ? before(draft.row(), numbers.get(i)) : repeated;
            }
        }
        if (callable.isEmpty()) {
            return new Forbidden();
        }
        if (known != null && !terms.allowsDuplicates()) {
            return new Known(known);
        }
        return repeated != null && !terms.allowsDuplicates() ? new Repeated(repeated) : store(draft, callable);
    }

    private Store store(RowDraft draft, List<Admitted> callable) {
        Store store = new Store(draft, callable);
        callable.stream()
                .flatMap(admitted -> admitted.number().phone().keys().stream())
                .distinct()
                .forEach(key -> earlier.computeIfAbsent(key, unseen -> new ArrayList<>())
                        .add(store));
        return store;
    }

    private boolean isStoredBefore(RecordRow.Telephone number) {
        return number.phone().keys().stream().anyMatch(earlier::containsKey);
    }

    private Store before(RecordRow row, RecordRow.Telephone number) {
        return number.phone().keys().stream()
                .flatMap(key -> earlier.getOrDefault(key, List.of()).stream())
                .filter(store -> !terms.isByName()
                        || fits(row.name(), store.draft().row().name()))
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(String name, String other) {
        return name == null
                || other == null
                || Objects.equals(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
