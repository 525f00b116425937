package io.outdial.enrollment.customer;

import io.outdial.enrollment.customer.CustomerLoadRepository.Match;
import io.outdial.enrollment.customer.Loaded.Outcome;
import io.outdial.enrollment.optout.OptOut;
import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.platform.id.UuidV7;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides for each draft of a load which customer it belongs to, and collects what to write: one row for each customer.
 */
final class CustomerLoad {

    private static final String PHONES = "phones";
    private static final Set<String> FIRST_NUMBER =
            Set.of("caller_id", "phone_key", "other_phone_key", "phone_key_version");

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
            outcomes.add(assign(drafts.get(i), byPosition.get(i)));
        }
    }

    Collection<Map<String, Object>> updates() {
        return updates.values();
    }

    Collection<Map<String, Object>> inserts() {
        return inserts.values();
    }

    /**
     * The new numbers of customers who have opted out, as far as these numbers are not suppressed yet: an opt-out also
     * applies to a new number.
     *
     * @param marked the updated customers who may not be called
     */
    List<OptOut> optOutsOfNewNumbers(Set<UUID> marked) {
        List<OptOut> optOuts = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            UUID customer = outcomes.get(i).customerId();
            if (customer != null && isMarked(customer, marked)) {
                drafts.get(i).numbers().stream()
                        .filter(number -> !suppressed.contain(number))
                        .forEach(number -> optOuts.add(new OptOut(customer, number)));
            }
        }
        return optOuts;
    }

    List<Loaded> outcomes() {
        return outcomes;
    }

    private Loaded assign(CustomerDraft draft, Match match) {
        if (draft.numbers().stream().anyMatch(number -> suppressed.of(number) == Suppression.ERASED)) {
            return new Loaded(null, Outcome.ERASED_NUMBER, true);
        }
        Map<String, Object> row = CustomerFields.row(draft);
        row.put("do_not_call", draft.numbers().stream().anyMatch(suppressed::contain));
        if (match != null && hasExternalIdOf(updates.get(match.id()), draft)) {
            boolean isMarked = write(updates, match.id(), row);
            return new Loaded(match.id(), Outcome.UPDATED, isMarked || match.doNotCall());
        }
        UUID repeated = repeated(draft);
        UUID id = repeated == null ? UuidV7.next() : repeated;
        boolean isMarked = write(inserts, id, row);
        if (draft.clientCustomerId() != null) {
            newByExternalId.put(draft.clientCustomerId(), id);
        }
        draft.numbers().forEach(number -> number.keys().forEach(key -> newByPhone.putIfAbsent(key, id)));
        return new Loaded(id, repeated == null ? Outcome.CREATED : Outcome.UPDATED, isMarked);
    }

    /** The new customer of an earlier draft that this draft also belongs to. */
    private UUID repeated(CustomerDraft draft) {
        UUID sameId = draft.clientCustomerId() == null ? null : newByExternalId.get(draft.clientCustomerId());
        if (sameId != null) {
            return sameId;
        }
        return draft.numbers().stream()
                .flatMap(number -> number.keys().stream())
                .map(newByPhone::get)
                .filter(samePhone -> samePhone != null && hasExternalIdOf(inserts.get(samePhone), draft))
                .findFirst()
                .orElse(null);
    }

    /** False if an earlier draft has given the customer another external id. */
    private static boolean hasExternalIdOf(Map<String, Object> row, CustomerDraft draft) {
        Object given = row == null ? null : row.get("client_customer_id");
        return given == null
                || draft.clientCustomerId() == null
                || draft.clientCustomerId().equals(given);
    }

    /** @return whether this draft or an earlier one opts the customer out */
    private static boolean write(Map<UUID, Map<String, Object>> rows, UUID id, Map<String, Object> row) {
        Map<String, Object> whole = rows.computeIfAbsent(id, key -> new LinkedHashMap<>(Map.of("id", key)));
        boolean isKnown = row.get(PHONES) == null && hasFurther(whole, row);
        if (!isKnown) {
            // Both keys belong to one number: the second key of an earlier number must not remain.
            whole.remove("other_phone_key");
        }
        row.forEach((name, value) -> {
            if (value != null && !(isKnown && FIRST_NUMBER.contains(name))) {
                whole.merge(name, value, CustomerLoad::merge);
            }
        });
        return isMarked(whole);
    }

    /** Whether the number of a draft is one of the further ones of an earlier draft. */
    @SuppressWarnings("unchecked")
    private static boolean hasFurther(Map<String, Object> earlier, Map<String, Object> row) {
        return CustomerPhone.read((Map<String, Object>) earlier.get(PHONES)).stream()
                .flatMap(phone -> phone.keys().stream())
                .anyMatch(key -> key.equals(row.get("phone_key")) || key.equals(row.get("other_phone_key")));
    }

    private boolean isMarked(UUID customer, Set<UUID> marked) {
        return marked.contains(customer) || isMarked(inserts.get(customer));
    }

    private static boolean isMarked(Map<String, Object> row) {
        return row != null && Boolean.TRUE.equals(row.get("do_not_call"));
    }

    /** The later value wins, except that details are merged and an opt-out is never revoked. */
    private static Object merge(Object earlier, Object later) {
        if (earlier instanceof Map<?, ?> first && later instanceof Map<?, ?> second) {
            Map<Object, Object> merged = new HashMap<>(first);
            merged.putAll(second);
            return merged;
        }
        return earlier instanceof Boolean flag && later instanceof Boolean other ? flag || other : later;
    }
}
