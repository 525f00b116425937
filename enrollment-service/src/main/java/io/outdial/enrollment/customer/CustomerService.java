package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerDetailsDto;
import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.enrollment.customfield.CustomFieldValues;
import io.outdial.enrollment.enrolment.EnrolmentEvents;
import io.outdial.enrollment.enrolment.EnrolmentMapper;
import io.outdial.enrollment.enrolment.EnrolmentRepository;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.enrollment.optout.OptOut;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.enrollment.phone.StoredPhoneRepository;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.enrollment.suppression.SuppressionList;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.database.ConstraintRefusals;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads, creates and changes customers. Requests arrive as their fields by name: see {@link CustomerChange}. */
@ApplicationScoped
public class CustomerService {

    private static final ConstraintRefusals EXTERNAL_ID =
            ConstraintRefusals.alreadyExists("customer_external_uk", "Another customer has this clientCustomerId");
    private static final int MAX_ENROLMENTS = 100;

    @Inject
    Clock clock;

    @Inject
    CustomerRepository customers;

    @Inject
    KeyLockRepository locks;

    @Inject
    StoredPhoneRepository phones;

    @Inject
    CustomerMapper mapper;

    @Inject
    EnrolmentRepository enrolments;

    @Inject
    EnrolmentEvents events;

    @Inject
    CustomFieldValues customFields;

    @Inject
    SuppressionList suppressions;

    @Inject
    OptOuts optOuts;

    /** @throws Failure.NotFound if the client has no such customer */
    @WithSession
    Uni<CustomerDetailsDto> find(UUID clientId, UUID id) {
        return orNotFound(customers.find(clientId, id)).chain(customer -> enrolments
                .findNewest(clientId, id, MAX_ENROLMENTS)
                .map(found -> found.stream().map(EnrolmentMapper::toDto).toList())
                .chain(enrolled -> customFields
                        .findByCustomer(clientId, id)
                        .map(values -> mapper.toDetails(customer, enrolled, values))));
    }

    /**
     * @throws Failure.NotValid if a phone number cannot be read
     * @throws Failure.Refused {@code DO_NOT_CALL} if a number belongs to an erased customer; {@code ALREADY_EXISTS} if
     *     another customer has the external id
     */
    @WithTransaction
    Uni<CustomerDto> create(Caller caller, Map<String, Object> fields) {
        CustomerChange change = CustomerChange.of(fields, caller.client().region());
        Customer customer = new Customer();
        customer.clientId = caller.clientId();
        customer.id = UuidV7.next();
        customer.createdAt = clock.instant();
        customer.createdBy = caller.subject();
        return lockKeys(caller, change.keys())
                .chain(() -> isSuppressed(caller, change))
                .chain(isSuppressed -> {
                    change.applyTo(customer, isSuppressed);
                    customer.updatedAt = customer.createdAt;
                    customer.updatedBy = customer.createdBy;
                    return orTaken(customers.persistAndFlush(customer));
                })
                .call(() -> optOut(caller, customer, optedOut(caller, change, null, customer)))
                .replaceWith(() -> mapper.toDto(customer));
    }

    /**
     * Changes the fields that are given. A change without effect leaves {@code updatedAt} as it is. An opt-out also
     * applies to the new number of a customer who changes the number.
     *
     * @throws Failure.NotFound if the client has no such customer
     * @throws Failure.NotValid if a phone number cannot be read
     * @throws Failure.Refused {@code DO_NOT_CALL} if a new number belongs to an erased customer, or if the request
     *     would revoke an opt-out; {@code ALREADY_EXISTS} if another customer has the external id
     */
    @WithTransaction
    Uni<CustomerDto> update(Caller caller, UUID id, Map<String, Object> fields) {
        CustomerChange change = CustomerChange.of(fields, caller.client().region());
        Uni<StoredPhones> optedOut = change.isOptOut()
                ? phones.find(caller.clientId(), id)
                : Uni.createFrom().nullItem();
        return optedOut.chain(phone -> lockKeys(caller, keys(caller, change, phone)))
                .chain(() -> orNotFound(customers.lock(caller.clientId(), id)))
                .chain(customer -> isSuppressed(caller, change)
                        .chain(isSuppressed -> apply(caller, change, isSuppressed, customer)));
    }

    private Uni<CustomerDto> apply(Caller caller, CustomerChange change, boolean isSuppressed, Customer customer) {
        CustomerDto before = mapper.toDto(customer);
        StoredPhones former = customer.phones();
        if (customer.doNotCall && change.revokesOptOut()) {
            throw new Failure.Refused(ErrorCode.DO_NOT_CALL, "An opt-out is not taken back here");
        }
        change.applyTo(customer, isSuppressed);
        List<PhoneNumber> optedOut = optedOut(caller, change, before.doNotCall() ? former : null, customer);
        if (!mapper.toDto(customer).equals(before)) {
            customer.updatedAt = clock.instant();
            customer.updatedBy = caller.subject();
        }
        boolean isOfCalls = CustomerFields.concernCalls(before, mapper.toDto(customer));
        return orTaken(customers.flush())
                .chain(() -> events.changed(caller.clientId(), isOfCalls ? Map.of(customer.id, former) : Map.of()))
                .chain(() -> optOut(caller, customer, optedOut))
                .replaceWith(() -> mapper.toDto(customer));
    }

    /**
     * All numbers of a customer who opts out; of one who has done so before those that are new.
     *
     * @param former the numbers of a customer who must not be called, null of another
     */
    private static List<PhoneNumber> optedOut(
            Caller caller, CustomerChange change, StoredPhones former, Customer customer) {
        String region = caller.client().region();
        if (change.isOptOut()) {
            return customer.phones().numbers(region);
        }
        if (former == null) {
            return List.of();
        }
        Set<String> known =
                former.all().stream().flatMap(phone -> phone.keys().stream()).collect(Collectors.toSet());
        return customer.phones().numbers(region).stream()
                .filter(number -> number.keys().stream().noneMatch(known::contains))
                .toList();
    }

    static Failure.NotFound unknown() {
        return new Failure.NotFound("No customer with this id");
    }

    /** @param stored the present numbers of a customer who opts out, null otherwise */
    private static List<String> keys(Caller caller, CustomerChange change, StoredPhones stored) {
        Stream<PhoneNumber> numbers =
                stored == null ? Stream.empty() : stored.numbers(caller.client().region()).stream();
        return Stream.concat(numbers.flatMap(number -> number.keys().stream()), change.keys().stream())
                .toList();
    }

    /** Keys are locked before customers, as everywhere. */
    private Uni<Void> lockKeys(Caller caller, List<String> keys) {
        return keys.isEmpty() ? Uni.createFrom().voidItem() : locks.lock(caller.clientId(), keys);
    }

    /** Whether one of the numbers of the request was opted out before. */
    private Uni<Boolean> isSuppressed(Caller caller, CustomerChange change) {
        List<PhoneNumber> numbers = change.numbers();
        return suppressions.findSuppressed(caller.clientId(), numbers).map(suppressed -> {
            if (numbers.stream().anyMatch(number -> suppressed.of(number) == Suppression.ERASED)) {
                throw new Failure.Refused(ErrorCode.DO_NOT_CALL, "The number is that of a customer who was erased");
            }
            return numbers.stream().anyMatch(suppressed::contain);
        });
    }

    private Uni<Void> optOut(Caller caller, Customer customer, List<PhoneNumber> numbers) {
        return numbers.isEmpty()
                ? Uni.createFrom().voidItem()
                : optOuts.optOutAll(
                        caller,
                        numbers.stream()
                                .map(number -> new OptOut(customer.id, number))
                                .toList());
    }

    private static <T> Uni<T> orTaken(Uni<T> written) {
        return written.onFailure().transform(EXTERNAL_ID::refusal);
    }

    private static Uni<Customer> orNotFound(Uni<Customer> customer) {
        return customer.onItem().ifNull().failWith(CustomerService::unknown);
    }
}
