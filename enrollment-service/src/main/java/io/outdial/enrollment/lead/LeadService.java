package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.contract.enrollment.UploadedLeadsDto;
import io.outdial.enrollment.customer.CustomerDraft;
import io.outdial.enrollment.customer.Customers;
import io.outdial.enrollment.customfield.CustomFieldValues;
import io.outdial.enrollment.customfield.KnownFields;
import io.outdial.enrollment.enrolment.EnrolmentResult;
import io.outdial.enrollment.enrolment.EnrolmentService;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Loads leads in one transaction and a fixed number of statements, however many records there are. */
@ApplicationScoped
public class LeadService {

    @Inject
    LeadRepository leads;

    @Inject
    KeyLockRepository locks;

    @Inject
    LeadMapper mapper;

    @Inject
    Customers customers;

    @Inject
    CustomFieldValues customFields;

    @Inject
    OptOuts optOuts;

    @Inject
    EnrolmentService enrolments;

    /** @param campaignId to enrol the customers in, null for none; the caller has checked that it exists */
    @WithTransaction
    Uni<UploadedLeadsDto> load(Caller caller, UUID campaignId, LeadBatch batch) {
        UUID clientId = caller.clientId();
        return lockKeys(caller.client(), batch)
                .chain(() -> fields(clientId, batch))
                .chain(fields -> {
                    LeadBatch valid = batch.without(fieldFaults(batch, fields));
                    return customers
                            .load(
                                    caller,
                                    valid.leads().stream().map(mapper::toDraft).toList())
                            .map(loaded -> LoadedLeads.of(valid, loaded))
                            .call(done -> addLeads(caller, done))
                            .call(done -> customers
                                    .numbers(caller.client(), done.optedOut())
                                    .chain(numbers -> optOuts.optOutAll(caller, done.optOuts(numbers))))
                            .chain(done -> putFields(caller, done, fields))
                            .chain(done -> enrol(caller, campaignId, done.ids())
                                    .chain(enrolled -> describe(clientId, done.ids())
                                            .map(described -> mapper.toDto(
                                                    done.batch(),
                                                    described,
                                                    enrolled,
                                                    caller.client().region()))));
                });
    }

    /**
     * Locks all keys at once before anything is read, so that two loads of the same numbers cannot deadlock. Without
     * custom fields and opt-outs the loading of the customers locks them itself. Whoever opts out does so with all
     * numbers that there are.
     */
    private Uni<Void> lockKeys(Client client, LeadBatch batch) {
        List<CustomerDraft> optedOut = batch.leads().stream()
                .filter(Lead::isOptOut)
                .map(mapper::toDraft)
                .toList();
        if (optedOut.isEmpty()) {
            return hasCustomFields(batch) || !batch.optOuts().isEmpty()
                    ? locks.lock(client.id(), keys(batch))
                    : Uni.createFrom().voidItem();
        }
        return customers.findNumbers(client, optedOut).chain(numbers -> {
            Set<String> keys = keys(batch);
            numbers.forEach(number -> keys.addAll(number.keys()));
            return locks.lock(client.id(), keys);
        });
    }

    private static Set<String> keys(LeadBatch batch) {
        Set<String> keys = new TreeSet<>();
        batch.optOuts().forEach(number -> keys.addAll(number.keys()));
        batch.leads().forEach(lead -> {
            lead.numbers().forEach(number -> keys.addAll(number.keys()));
            if (lead.record().externalId() != null) {
                keys.add(lead.record().externalId());
            }
        });
        return keys;
    }

    /** Empty if no record has a custom field. */
    private Uni<Optional<KnownFields>> fields(UUID clientId, LeadBatch batch) {
        return hasCustomFields(batch)
                ? customFields.known(clientId).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private static boolean hasCustomFields(LeadBatch batch) {
        return batch.leads().stream().anyMatch(lead -> !lead.customFields().isEmpty());
    }

    private static List<LeadFault> fieldFaults(LeadBatch batch, Optional<KnownFields> fields) {
        List<LeadFault> faults = new ArrayList<>();
        fields.ifPresent(known -> batch.leads().forEach(lead -> lead.customFields().stream()
                .map(value -> known.check(value.fieldKey(), value.value()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(fault -> faults.add(lead.fault(null, ErrorCode.VALIDATION_ERROR, fault)))));
        return faults;
    }

    private Uni<Void> addLeads(Caller caller, LoadedLeads done) {
        return done.loaded().isEmpty()
                ? Uni.createFrom().voidItem()
                : leads.add(caller.clientId(), caller.subject(), done.delivered(), done.created());
    }

    private Uni<LoadedLeads> putFields(Caller caller, LoadedLeads done, Optional<KnownFields> fields) {
        return fields.isEmpty()
                ? Uni.createFrom().item(done)
                : customFields
                        .put(caller, done.values(fields.get()))
                        .map(full -> full.isEmpty() ? done : done.withoutFieldsOf(full));
    }

    private Uni<List<EnrolmentResult>> enrol(Caller caller, UUID campaignId, List<UUID> ids) {
        return campaignId == null || ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : enrolments.enrol(caller.client(), campaignId, ids);
    }

    /** One customer for each row, in the order of the rows. */
    private Uni<List<CustomerDto>> describe(UUID clientId, List<UUID> ids) {
        return customers.describe(clientId, Set.copyOf(ids)).map(found -> {
            Map<UUID, CustomerDto> byId =
                    found.stream().collect(Collectors.toMap(CustomerDto::id, Function.identity()));
            return ids.stream().map(byId::get).toList();
        });
    }
}
