package io.outdial.enrollment.chain;

import io.outdial.enrollment.customer.CustomerDraft;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.platform.phone.PhoneNumber;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Decides whose added chains are: the customer's who has one of the numbers, else a new one's. Chains of one load that
 * share a number are one person's. The numbers of erased people are left out, and with them chains that have no other.
 */
final class ChainOwnership {

    private static final String STATUS = "Lead";

    private final SuppressedNumbers suppressed;
    private final Map<String, UUID> customers;
    private final Supplier<UUID> ids;
    private final Map<UUID, CustomerDraft> drafts = new LinkedHashMap<>();
    private final Map<AddedChain, UUID> owners = new LinkedHashMap<>();

    /**
     * @param customers those who are there, by the keys of their numbers
     * @param ids of new customers
     */
    ChainOwnership(
            List<AddedChain> chains, SuppressedNumbers suppressed, Map<String, UUID> customers, Supplier<UUID> ids) {
        this.suppressed = suppressed;
        this.customers = new HashMap<>(customers);
        this.ids = ids;
        chains.forEach(this::assign);
    }

    /** The customers to be made. */
    Map<UUID, CustomerDraft> drafts() {
        return drafts;
    }

    /** The customers of the chains, without chains of erased people. */
    Map<AddedChain, UUID> owners() {
        return owners;
    }

    /** Whether the chain has a number that may be called. */
    boolean isCallable(AddedChain chain) {
        return chain.numbers().stream().anyMatch(number -> !suppressed.contain(number));
    }

    private void assign(AddedChain chain) {
        List<PhoneNumber> numbers = chain.numbers().stream()
                .filter(number -> suppressed.of(number) != Suppression.ERASED)
                .toList();
        if (numbers.isEmpty()) {
            return;
        }
        UUID owner = numbers.stream()
                .flatMap(number -> number.keys().stream())
                .filter(customers::containsKey)
                .findFirst()
                .map(customers::get)
                .orElseGet(() -> draft(chain, numbers));
        numbers.forEach(number -> number.keys().forEach(key -> customers.putIfAbsent(key, owner)));
        owners.put(chain, owner);
    }

    private UUID draft(AddedChain chain, List<PhoneNumber> numbers) {
        PhoneNumber shown = numbers.stream()
                .filter(number -> !suppressed.contain(number))
                .findFirst()
                .orElse(numbers.get(0));
        UUID id = ids.get();
        drafts.put(id, new CustomerDraft(null, shown, fields(chain)));
        return id;
    }

    private static Map<String, Object> fields(AddedChain chain) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("status", STATUS);
        fields.put(
                "currentSourceId",
                chain.sourceId() == null ? null : chain.sourceId().toString());
        fields.put("timezone", chain.timezone());
        if (chain.name() != null && !chain.name().isBlank()) {
            String[] names = chain.name().strip().split("\\s+", 2);
            fields.put("firstName", names[0]);
            fields.put("lastName", names.length > 1 ? names[1] : null);
        }
        return fields;
    }
}
