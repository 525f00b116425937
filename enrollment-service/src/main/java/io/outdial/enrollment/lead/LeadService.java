package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.contract.enrollment.LeadCustomFieldDto;
import io.outdial.contract.enrollment.UploadedLeadsDto;
import io.outdial.enrollment.customer.Customers;
import io.outdial.enrollment.customer.Loaded;
import io.outdial.enrollment.customfield.CustomFieldValues;
import io.outdial.enrollment.customfield.FieldValue;
import io.outdial.enrollment.customfield.KnownFields;
import io.outdial.enrollment.enrol.Enrolled;
import io.outdial.enrollment.enrol.Enrolling;
import io.outdial.enrollment.lead.LeadRepository.Delivered;
import io.outdial.enrollment.optout.OptOut;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Loads leads, in one transaction and a fixed number of statements, however many records there are. */
@ApplicationScoped
public class LeadService {

    @Inject
    LeadRepository leads;

    @Inject
    LeadMapper mapper;

    @Inject
    Customers customers;

    @Inject
    CustomFieldValues customFields;

    @Inject
    OptOuts optOuts;

    @Inject
    Enrolling enrolling;

    /** Loaded so far: the batch that is left, and its customers in the same order. */
    private record Progress(LeadBatch batch, List<Loaded> loaded) {

        List<UUID> ids() {
            return loaded.stream().map(Loaded::customerId).toList();
        }

        List<UUID> created() {
            return loaded.stream()
                    .filter(row -> row.outcome() == Loaded.Outcome.CREATED)
                    .map(Loaded::customerId)
                    .toList();
        }

        <T> Stream<T> each(BiFunction<Lead, UUID, T> of) {
            return IntStream.range(0, loaded.size())
                    .mapToObj(i -> of.apply(batch.leads().get(i), loaded.get(i).customerId()));
        }
    }

    /** @param campaignId to enrol the customers in, null for none; that it is there has been asked before */
    @WithTransaction
    Uni<UploadedLeadsDto> load(Caller caller, UUID campaignId, LeadBatch batch) {
        UUID clientId = caller.clientId();
        if (batch.leads().isEmpty()) {
            return Uni.createFrom()
                    .item(mapper.toDto(
                            batch, List.of(), List.of(), caller.client().region()));
        }
        return fields(clientId, batch).chain(fields -> {
            LeadBatch valid = batch.without(fieldFaults(batch, fields));
            return customers
                    .load(caller, valid.leads().stream().map(mapper::toDraft).toList())
                    .map(loaded -> progress(valid, loaded))
                    .call(done -> keep(caller, done))
                    .chain(done -> putFields(caller, done, fields))
                    .call(done -> optOuts.optOutAll(caller, wishes(done)))
                    .chain(done -> enrol(clientId, campaignId, done.ids())
                            .chain(enrolled -> describe(clientId, done.ids())
                                    .map(described -> mapper.toDto(
                                            done.batch(),
                                            described,
                                            enrolled,
                                            caller.client().region()))));
        });
    }

    /** Empty where no record has a custom field. */
    private Uni<Optional<KnownFields>> fields(UUID clientId, LeadBatch batch) {
        if (batch.leads().stream().allMatch(lead -> values(lead).isEmpty())) {
            return Uni.createFrom().item(Optional.empty());
        }
        Set<String> keys = new TreeSet<>();
        batch.leads().forEach(lead -> {
            keys.add(lead.phone().key());
            if (lead.record().externalId() != null) {
                keys.add(lead.record().externalId());
            }
        });
        return leads.hold(clientId, keys)
                .chain(() -> customFields.known(clientId))
                .map(Optional::of);
    }

    private static List<LeadFault> fieldFaults(LeadBatch batch, Optional<KnownFields> fields) {
        List<LeadFault> faults = new ArrayList<>();
        fields.ifPresent(known -> batch.leads().forEach(lead -> values(lead).stream()
                .map(value -> known.check(value.fieldKey(), value.value()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(fault -> faults.add(fault(lead, null, ErrorCode.VALIDATION_ERROR, fault)))));
        return faults;
    }

    private static Progress progress(LeadBatch batch, List<Loaded> loaded) {
        List<LeadFault> erased = new ArrayList<>();
        for (int i = 0; i < loaded.size(); i++) {
            if (loaded.get(i).outcome() == Loaded.Outcome.ERASED_NUMBER) {
                erased.add(
                        fault(batch.leads().get(i), null, ErrorCode.DO_NOT_CALL, "This number is not called any more"));
            }
        }
        return new Progress(
                batch.without(erased),
                loaded.stream()
                        .filter(row -> row.outcome() != Loaded.Outcome.ERASED_NUMBER)
                        .toList());
    }

    private Uni<Void> keep(Caller caller, Progress done) {
        return done.loaded().isEmpty()
                ? Uni.createFrom().voidItem()
                : leads.keep(
                        caller.clientId(),
                        caller.subject(),
                        done.each(Delivered::new).toList(),
                        done.created());
    }

    /** A customer with too many fields stays as it is loaded, without the new ones, and its record is said to have failed. */
    private Uni<Progress> putFields(Caller caller, Progress done, Optional<KnownFields> fields) {
        if (fields.isEmpty()) {
            return Uni.createFrom().item(done);
        }
        List<FieldValue> values = done.each((lead, customer) -> values(lead).stream()
                        .map(value -> new FieldValue(
                                customer, fields.get().id(value.fieldKey()).orElseThrow(), value.value())))
                .flatMap(Function.identity())
                .toList();
        return customFields.put(caller, values).map(full -> full.isEmpty() ? done : without(done, full));
    }

    private static Progress without(Progress done, Set<UUID> full) {
        List<LeadFault> faults = done.each((lead, customer) ->
                        !full.contains(customer) || values(lead).isEmpty()
                                ? null
                                : fault(
                                        lead,
                                        customer,
                                        ErrorCode.LIMIT_EXCEEDED,
                                        "A customer has at most " + CustomFieldValues.MOST_VALUES + " custom fields"))
                .filter(Objects::nonNull)
                .toList();
        Set<Integer> failed = faults.stream().map(LeadFault::index).collect(Collectors.toSet());
        List<Loaded> left = new ArrayList<>();
        for (int i = 0; i < done.loaded().size(); i++) {
            if (!failed.contains(done.batch().leads().get(i).index())) {
                left.add(done.loaded().get(i));
            }
        }
        return new Progress(done.batch().without(faults), left);
    }

    private static List<OptOut> wishes(Progress done) {
        return done.each((lead, customer) ->
                        Boolean.TRUE.equals(lead.record().doNotCall()) ? new OptOut(customer, lead.phone()) : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private Uni<List<Enrolled>> enrol(UUID clientId, UUID campaignId, List<UUID> ids) {
        return campaignId == null || ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : enrolling.enrol(clientId, campaignId, ids);
    }

    /** One customer a row, in the order of the rows. */
    private Uni<List<CustomerDto>> describe(UUID clientId, List<UUID> ids) {
        return customers.describe(clientId, Set.copyOf(ids)).map(found -> {
            Map<UUID, CustomerDto> byId =
                    found.stream().collect(Collectors.toMap(CustomerDto::id, Function.identity()));
            return ids.stream().map(byId::get).toList();
        });
    }

    private static List<LeadCustomFieldDto> values(Lead lead) {
        return lead.record().customFields() == null ? List.of() : lead.record().customFields();
    }

    private static LeadFault fault(Lead lead, UUID customerId, ErrorCode code, String message) {
        return new LeadFault(lead.index(), customerId, lead.record().externalId(), code, message);
    }
}
