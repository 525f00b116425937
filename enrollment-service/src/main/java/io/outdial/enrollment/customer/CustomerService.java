package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerDetailsDto;
import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.enrollment.customfield.CustomFieldValues;
import io.outdial.enrollment.optout.OptOut;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.enrollment.phone.StoredPhone;
import io.outdial.enrollment.phone.StoredPhoneRepository;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Makes and changes customers. A request comes as its fields by name, so that what is absent and what is null stay
 * apart; the document has checked their types.
 */
@ApplicationScoped
public class CustomerService {

    private static final String DO_NOT_CALL = "doNotCall";
    private static final String EXTERNAL_ID_TAKEN = "customer_external_uk";
    private static final int ENROLMENTS_SHOWN = 100;

    @Inject
    CustomerRepository customers;

    @Inject
    CustomerLoadRepository loads;

    @Inject
    StoredPhoneRepository phones;

    @Inject
    CustomerMapper mapper;

    @Inject
    CustomFieldValues customFields;

    @Inject
    OptOuts optOuts;

    /** @throws Failure.NotFound if the client has no such customer */
    @WithSession
    Uni<CustomerDetailsDto> find(UUID clientId, UUID id) {
        return orNotFound(customers.find(clientId, id)).chain(customer -> customers
                .enrolments(clientId, id, ENROLMENTS_SHOWN)
                .chain(enrolments ->
                        customFields.of(clientId, id).map(values -> mapper.toDetails(customer, enrolments, values))));
    }

    /**
     * @throws Failure.NotValid if the phone number is none
     * @throws Failure.Refused {@code DO_NOT_CALL} if the number is that of somebody erased; {@code ALREADY_EXISTS} if
     *     the external id is taken
     */
    @WithTransaction
    Uni<CustomerDto> create(Caller caller, Map<String, Object> fields) {
        Customer customer = new Customer();
        customer.clientId = caller.clientId();
        customer.id = UuidV7.next();
        customer.createdAt = now();
        customer.createdBy = caller.subject();
        return hold(caller, fields, null)
                .chain(() -> suppression(caller, fields))
                .chain(suppression -> {
                    write(caller, fields, suppression, customer);
                    customer.updatedAt = customer.createdAt;
                    customer.updatedBy = customer.createdBy;
                    return orTaken(customers.persistAndFlush(customer));
                })
                .call(() -> optOut(caller, customer, isTrue(fields.get(DO_NOT_CALL))))
                .replaceWith(() -> mapper.toDto(customer));
    }

    /**
     * Changes what the fields name; a change that changes nothing leaves {@code updatedAt} as it is. Who does not want
     * to be called is not called at a new number either.
     *
     * @throws Failure.NotFound if the client has no such customer
     * @throws Failure.NotValid if the phone number is none
     * @throws Failure.Refused {@code DO_NOT_CALL} if the new number is that of somebody erased, or the fields would
     *     take back an opt-out; {@code ALREADY_EXISTS} if the external id is taken
     */
    @WithTransaction
    Uni<CustomerDto> update(Caller caller, UUID id, Map<String, Object> fields) {
        Uni<StoredPhone> toOptOut = isTrue(fields.get(DO_NOT_CALL))
                ? phones.find(caller.clientId(), id)
                : Uni.createFrom().nullItem();
        return toOptOut.chain(phone -> hold(caller, fields, phone))
                .chain(() -> orNotFound(customers.lock(caller.clientId(), id)))
                .chain(customer -> suppression(caller, fields).chain(suppression -> {
                    CustomerDto before = mapper.toDto(customer);
                    boolean asksNotToBeCalled = isTrue(fields.get(DO_NOT_CALL));
                    if (customer.doNotCall && fields.containsKey(DO_NOT_CALL) && !asksNotToBeCalled) {
                        throw new Failure.Refused(ErrorCode.DO_NOT_CALL, "An opt-out is not taken back here");
                    }
                    write(caller, fields, suppression, customer);
                    boolean takesItsOptOutAlong =
                            before.doNotCall() && !before.callerId().equals(customer.callerId);
                    if (!mapper.toDto(customer).equals(before)) {
                        customer.updatedAt = now();
                        customer.updatedBy = caller.subject();
                    }
                    return orTaken(customers.flush())
                            .chain(() -> optOut(caller, customer, asksNotToBeCalled || takesItsOptOutAlong))
                            .replaceWith(() -> mapper.toDto(customer));
                }));
    }

    static Failure.NotFound unknown() {
        return new Failure.NotFound("No customer with this id");
    }

    /**
     * Numbers are held before customers, as everybody does.
     *
     * @param toOptOut the number of a customer who opts out, null otherwise
     */
    private Uni<Void> hold(Caller caller, Map<String, Object> fields, StoredPhone toOptOut) {
        List<String> keys = new ArrayList<>();
        if (toOptOut != null) {
            toOptOut.numbers(caller.client().region()).forEach(number -> keys.addAll(number.keys()));
        }
        if (fields.get("clientCustomerId") != null) {
            keys.add((String) fields.get("clientCustomerId"));
        }
        phone(caller, fields).ifPresent(phone -> keys.addAll(phone.keys()));
        return keys.isEmpty() ? Uni.createFrom().voidItem() : loads.hold(caller.clientId(), keys);
    }

    /** Null for a number that may be called, and where no number is given. */
    private Uni<Suppression> suppression(Caller caller, Map<String, Object> fields) {
        Optional<PhoneNumber> phone = phone(caller, fields);
        if (phone.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return optOuts.findSuppressed(caller.clientId(), List.of(phone.get())).map(suppressed -> {
            Suppression suppression = suppressed.of(phone.get());
            if (suppression == Suppression.ERASED) {
                throw new Failure.Refused(ErrorCode.DO_NOT_CALL, "The number is that of a customer who was erased");
            }
            return suppression;
        });
    }

    private static void write(Caller caller, Map<String, Object> fields, Suppression suppression, Customer customer) {
        CustomerFields.apply(fields, customer);
        if (fields.containsKey("clientCustomerId")) {
            customer.clientCustomerId = (String) fields.get("clientCustomerId");
        }
        phone(caller, fields).ifPresent(customer::setPhone);
        customer.doNotCall = customer.doNotCall || suppression != null || isTrue(fields.get(DO_NOT_CALL));
    }

    /** Empty where the fields name no number. */
    private static Optional<PhoneNumber> phone(Caller caller, Map<String, Object> fields) {
        return Optional.ofNullable((String) fields.get("callerId"))
                .map(text -> CallerId.read(text, caller.client().region()));
    }

    private Uni<Void> optOut(Caller caller, Customer customer, boolean isWished) {
        return isWished
                ? optOuts.optOutAll(
                        caller,
                        customer.phone().numbers(caller.client().region()).stream()
                                .map(number -> new OptOut(customer.id, number))
                                .toList())
                : Uni.createFrom().voidItem();
    }

    private static <T> Uni<T> orTaken(Uni<T> written) {
        return written.onFailure(CustomerService::isTaken)
                .transform(taken ->
                        new Failure.Refused(ErrorCode.ALREADY_EXISTS, "Another customer has this clientCustomerId"));
    }

    private static boolean isTaken(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConstraintViolationException violation
                        && EXTERNAL_ID_TAKEN.equals(violation.getConstraintName()));
    }

    private static Uni<Customer> orNotFound(Uni<Customer> customer) {
        return customer.onItem().ifNull().failWith(CustomerService::unknown);
    }

    private static boolean isTrue(Object flag) {
        return Boolean.TRUE.equals(flag);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
