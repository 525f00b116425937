package io.outdial.enrollment.chain;

import io.outdial.enrollment.customer.CustomerDraft;
import io.outdial.enrollment.phone.GivenPhone;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    private final Set<UUID> uncallable = new HashSet<>();

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

    /**
     * The numbers that customers who are there are to have as well. Everybody whose chains these are is in it, perhaps
     * with none, unless nobody is to have any.
     *
     * @param known chains that are known, with their customers
     */
    Map<UUID, List<PhoneNumber>> further(Map<AddedChain, UUID> known) {
        Map<UUID, List<PhoneNumber>> further = new HashMap<>();
        Stream.concat(owners.entrySet().stream(), known.entrySet().stream())
                .filter(owned -> !drafts.containsKey(owned.getValue()))
                .forEach(owned -> further.computeIfAbsent(owned.getValue(), customer -> new ArrayList<>())
                        .addAll(further(owned.getKey(), known)));
        return further.values().stream().allMatch(List::isEmpty) ? Map.of() : further;
    }

    /** By its only number a chain that is not known has found its customer. */
    private List<PhoneNumber> further(AddedChain chain, Map<AddedChain, UUID> known) {
        List<PhoneNumber> numbers = numbers(chain);
        return numbers.size() > 1 || known.containsKey(chain) ? numbers : List.of();
    }

    /** Whether the person of a chain may be called: no number of any of the person's chains here is suppressed. */
    boolean isCallable(AddedChain chain) {
        return owners.containsKey(chain) && !uncallable.contains(owners.get(chain));
    }

    /** Whether outbound-service calls some number of a chain, since nobody has said anything of that number itself. */
    boolean hasFreeNumber(AddedChain chain) {
        return numbers(chain).stream().anyMatch(number -> !suppressed.contain(number));
    }

    /** The numbers of a chain without those of erased people. */
    List<PhoneNumber> numbers(AddedChain chain) {
        return chain.numbers().stream()
                .filter(number -> suppressed.of(number) != Suppression.ERASED)
                .toList();
    }

    private void assign(AddedChain chain) {
        List<PhoneNumber> numbers = numbers(chain);
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
        if (numbers.stream().anyMatch(suppressed::contain)) {
            uncallable.add(owner);
        }
        drafts.computeIfPresent(owner, (id, draft) -> with(draft, numbers));
    }

    private UUID draft(AddedChain chain, List<PhoneNumber> numbers) {
        UUID id = ids.get();
        drafts.put(id, new CustomerDraft(null, numbers.get(0), List.of(), fields(chain)));
        return id;
    }

    /** One that is repeated is stored once. */
    private static CustomerDraft with(CustomerDraft draft, List<PhoneNumber> numbers) {
        return new CustomerDraft(
                draft.clientCustomerId(),
                draft.phone(),
                Stream.concat(draft.further().stream(), numbers.stream().map(number -> new GivenPhone(number, null)))
                        .toList(),
                draft.fields());
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
