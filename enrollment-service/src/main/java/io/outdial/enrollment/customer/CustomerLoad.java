package io.outdial.enrollment.customer;

import io.outdial.enrollment.customer.CustomerLoadRepository.Match;
import io.outdial.enrollment.customer.Loaded.Outcome;
import io.outdial.enrollment.optout.OptOut;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides for the drafts of one load which customer each of them means, and gathers what is to be written of it: one
 * row a customer.
 */
final class CustomerLoad {

    private final List<CustomerDraft> drafts;
    private final SuppressedNumbers suppressed;
    private final Map<UUID, Map<String, Object>> updates = new LinkedHashMap<>();
    private final Map<UUID, Map<String, Object>> inserts = new LinkedHashMap<>();
    private final Map<String, UUID> newByExternalId = new HashMap<>();
    private final Map<String, UUID> newByPhone = new HashMap<>();
    private final List<Loaded> outcomes = new ArrayList<>();

    CustomerLoad(List<CustomerDraft> drafts, SuppressedNumbers suppressed, Collection<Match> matches) {
        this.drafts = drafts;
        this.suppressed = suppressed;
        Map<Integer, Match> byPosition = new HashMap<>();
        matches.forEach(match -> byPosition.put(match.position(), match));
        for (int i = 0; i < drafts.size(); i++) {
            outcomes.add(take(drafts.get(i), byPosition.get(i)));
        }
    }

    Collection<Map<String, Object>> updates() {
        return updates.values();
    }

    Collection<Map<String, Object>> inserts() {
        return inserts.values();
    }

    /**
     * Of customers who are not to be called, the numbers that a draft brings them to and that may be called so far:
     * customers keep their opt-out.
     *
     * @param marked those of the updated customers who are not to be called
     */
    List<OptOut> takenAlong(Set<UUID> marked) {
        List<OptOut> wishes = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            UUID customer = outcomes.get(i).customerId();
            PhoneNumber phone = drafts.get(i).phone();
            if (customer != null && isMarked(customer, marked) && !suppressed.contain(phone)) {
                wishes.add(new OptOut(customer, phone));
            }
        }
        return wishes;
    }

    List<Loaded> outcomes() {
        return outcomes;
    }

    private Loaded take(CustomerDraft draft, Match match) {
        Suppression suppression = suppressed.of(draft.phone());
        if (suppression == Suppression.ERASED) {
            return new Loaded(null, Outcome.ERASED_NUMBER, true);
        }
        Map<String, Object> row = CustomerFields.row(draft);
        row.put("do_not_call", suppression != null);
        if (match != null && goesBy(updates.get(match.id()), draft)) {
            boolean isMarked = write(updates, match.id(), row);
            return new Loaded(match.id(), Outcome.UPDATED, isMarked || match.doNotCall());
        }
        UUID repeated = repeated(draft);
        UUID id = repeated == null ? UuidV7.next() : repeated;
        boolean isMarked = write(inserts, id, row);
        if (draft.clientCustomerId() != null) {
            newByExternalId.put(draft.clientCustomerId(), id);
        }
        draft.phone().keys().forEach(key -> newByPhone.putIfAbsent(key, id));
        return new Loaded(id, repeated == null ? Outcome.CREATED : Outcome.UPDATED, isMarked);
    }

    /** The new customer of an earlier draft that this one means too. */
    private UUID repeated(CustomerDraft draft) {
        UUID sameId = draft.clientCustomerId() == null ? null : newByExternalId.get(draft.clientCustomerId());
        if (sameId != null) {
            return sameId;
        }
        return draft.phone().keys().stream()
                .map(newByPhone::get)
                .filter(samePhone -> samePhone != null && goesBy(inserts.get(samePhone), draft))
                .findFirst()
                .orElse(null);
    }

    /** False where the customer has been given another external id by an earlier draft. */
    private static boolean goesBy(Map<String, Object> row, CustomerDraft draft) {
        Object given = row == null ? null : row.get("client_customer_id");
        return given == null
                || draft.clientCustomerId() == null
                || draft.clientCustomerId().equals(given);
    }

    /** Says whether the customer is opted out, by this draft or an earlier one. */
    private static boolean write(Map<UUID, Map<String, Object>> rows, UUID id, Map<String, Object> row) {
        Map<String, Object> whole = rows.computeIfAbsent(id, key -> new LinkedHashMap<>(Map.of("id", key)));
        // The number counts as a whole: the second reading of an earlier one is none of this one.
        whole.remove("other_phone_key");
        row.forEach((name, value) -> {
            if (value != null) {
                whole.merge(name, value, CustomerLoad::both);
            }
        });
        return isMarked(whole);
    }

    private boolean isMarked(UUID customer, Set<UUID> marked) {
        return marked.contains(customer) || isMarked(inserts.get(customer));
    }

    private static boolean isMarked(Map<String, Object> row) {
        return row != null && Boolean.TRUE.equals(row.get("do_not_call"));
    }

    /** What comes later wins; details are put together, and nobody who is not to be called becomes callable again. */
    private static Object both(Object earlier, Object later) {
        if (earlier instanceof Map<?, ?> first && later instanceof Map<?, ?> second) {
            Map<Object, Object> together = new HashMap<>(first);
            together.putAll(second);
            return together;
        }
        return earlier instanceof Boolean flag && later instanceof Boolean other ? flag || other : later;
    }
}
