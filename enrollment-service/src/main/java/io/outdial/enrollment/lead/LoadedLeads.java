package io.outdial.enrollment.lead;

import io.outdial.enrollment.customer.Loaded;
import io.outdial.enrollment.customfield.CustomFieldValues;
import io.outdial.enrollment.customfield.FieldValue;
import io.outdial.enrollment.customfield.KnownFields;
import io.outdial.enrollment.lead.LeadRepository.Delivered;
import io.outdial.enrollment.optout.OptOut;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The leads that have been loaded so far, and their customers in the same order. */
record LoadedLeads(LeadBatch batch, List<Loaded> loaded) {

    private static final List<OptOut> NONE = List.of();

    /** @param rows one for each lead of the batch, in the same order; those with erased numbers have failed */
    static LoadedLeads of(LeadBatch batch, List<Loaded> rows) {
        LoadedLeads all = new LoadedLeads(batch, rows);
        return all.without(IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).outcome() == Loaded.Outcome.ERASED_NUMBER)
                .mapToObj(i ->
                        batch.leads().get(i).fault(null, ErrorCode.DO_NOT_CALL, "This number is not called any more"))
                .toList());
    }

    List<UUID> ids() {
        return loaded.stream().map(Loaded::customerId).toList();
    }

    List<UUID> created() {
        return loaded.stream()
                .filter(row -> row.outcome() == Loaded.Outcome.CREATED)
                .map(Loaded::customerId)
                .toList();
    }

    List<Delivered> delivered() {
        return map(Delivered::new).toList();
    }

    List<FieldValue> values(KnownFields fields) {
        return map((lead, customer) -> lead.customFields().stream()
                        .map(value -> new FieldValue(
                                customer, fields.id(value.fieldKey()).orElseThrow(), value.value())))
                .flatMap(Function.identity())
                .toList();
    }

    /** The customers whom a record opts out. */
    Set<UUID> optedOut() {
        return map((lead, customer) -> lead.isOptOut() ? customer : null)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * An opt-out in one record applies to the numbers in all records of the customer, and to those that the customer
     * has by now. Opt-outs in failed records apply as well.
     *
     * @param numbers all numbers of the customers who opt out
     */
    List<OptOut> optOuts(Map<UUID, List<PhoneNumber>> numbers) {
        return Stream.of(
                        map((lead, customer) ->
                                        numbers.containsKey(customer) ? optOuts(lead.numbers(), customer) : NONE)
                                .flatMap(List::stream),
                        numbers.entrySet().stream()
                                .flatMap(customer -> optOuts(customer.getValue(), customer.getKey()).stream()),
                        optOuts(batch.optOuts(), null).stream())
                .flatMap(Function.identity())
                .toList();
    }

    private static List<OptOut> optOuts(List<PhoneNumber> numbers, UUID customer) {
        return numbers.stream().map(number -> new OptOut(customer, number)).toList();
    }

    /** Customers with too many fields remain loaded without the new ones, and their records are reported as failed. */
    LoadedLeads withoutFieldsOf(Set<UUID> full) {
        return without(map((lead, customer) ->
                        !full.contains(customer) || lead.customFields().isEmpty()
                                ? null
                                : lead.fault(
                                        customer,
                                        ErrorCode.LIMIT_EXCEEDED,
                                        "A customer has at most " + CustomFieldValues.MAX_VALUES + " custom fields"))
                .filter(Objects::nonNull)
                .toList());
    }

    private LoadedLeads without(List<LeadFault> faults) {
        Set<Integer> failed = new HashSet<>();
        faults.forEach(fault -> failed.add(fault.index()));
        List<Loaded> remaining = new ArrayList<>();
        for (int i = 0; i < loaded.size(); i++) {
            if (!failed.contains(batch.leads().get(i).index())) {
                remaining.add(loaded.get(i));
            }
        }
        return new LoadedLeads(batch.without(faults), remaining);
    }

    private <T> Stream<T> map(BiFunction<Lead, UUID, T> mapping) {
        return IntStream.range(0, loaded.size())
                .mapToObj(i -> mapping.apply(batch.leads().get(i), loaded.get(i).customerId()));
    }
}
