package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerDetailsDto;
import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.enrollment.customfield.CustomFieldValues;
import io.outdial.enrollment.optout.OptOut;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.enrollment.optout.Suppression;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Makes and changes customers. A request comes as its fields by name, so that what is absent and what is null stay apart; the document has checked their types.
 */
@ApplicationScoped
public class CustomerService {

    private static final String EXTERNAL_ID_TAKEN = "customer_external_uk";
    private static final int ENROLMENTS_SHOWN = 100;

    @Inject
    CustomerRepository customers;

    @Inject
    CustomerLoadRepository loads;

    @Inject
    CustomerMapper mapper;

    @Inject
    CustomFieldValues customFields;

    @Inject
    OptOuts optOuts;

    /**
     * @throws Failure.NotFound if the client has no such customer
     */
    @WithSession
    Uni<CustomerDetailsDto> find(UUID clientId, UUID id) {
        return orNotFound(customers.find(clientId, id)).chain(customer -> customers
                .enrolments(clientId, id, ENROLMENTS_SHOWN)
                .chain(enrolments ->
                        customFields.of(clientId, id).map(values -> mapper.toDetails(customer, enrolments, values))));
    }

    /**
     * @throws Failure.NotValid if the phone number is none
     * @throws Failure.Refused {@code DO_NOT_CALL} if the number is that of somebody erased; {@code ALREADY_EXISTS} if the external id is taken
     */
    @WithTransaction
    Uni<CustomerDto> create(Caller caller, Map<String, Object> fields) {
        Customer customer = new Customer();
        customer.clientId = caller.clientId();
        customer.id = UuidV7.next();
        customer.createdAt = now();
        customer.createdBy = caller.subject();
        return hold(caller, fields)
                .chain(() -> suppression(caller, fields))
                .chain(suppression -> {
                    write(caller, fields, suppression, customer);
                    customer.updatedAt = customer.createdAt;
                    customer.updatedBy = customer.createdBy;
                    return orTaken(customers.persistAndFlush(customer));
                })
                .call(() -> customer.doNotCall
                        ? optOut(caller, customer)
                        : Uni.createFrom().voidItem())
                .replaceWith(() -> mapper.toDto(customer));
    }

    /**
     * Changes what the fields name; a change that changes nothing leaves {@code updatedAt} as it is. Who does not want to be called is not called at a new number
     * either.
     *
     * @throws Failure.NotFound if the client has no such customer
     * @throws Failure.NotValid if the phone number is none
     * @throws Failure.Refused {@code DO_NOT_CALL} if the new number is that of somebody erased, or the fields would take back an opt-out; {@code ALREADY_EXISTS} if
     *     the external id is taken
     */
    @WithTransaction
    Uni<CustomerDto> update(Caller caller, UUID id, Map<String, Object> fields) {
        return hold(caller, fields)
                .chain(() -> orNotFound(customers.lock(caller.clientId(), id)))
                .chain(customer -> suppression(caller, fields).chain(suppression -> {
                    CustomerDto before = mapper.toDto(customer);
                    if (customer.doNotCall && fields.containsKey("doNotCall") && !isTrue(fields.get("doNotCall"))) {
                        throw new Failure.Refused(ErrorCode.DO_NOT_CALL, "An opt-out is not taken back here");
                    }
                    write(caller, fields, suppression, customer);
                    if (mapper.toDto(customer).equals(before)) {
                        return Uni.createFrom().item(before);
                    }
                    customer.updatedAt = now();
                    customer.updatedBy = caller.subject();
                    boolean isNewToTheList = customer.doNotCall
                            && (!before.doNotCall() || !before.callerId().equals(customer.callerId));
                    return orTaken(customers.flush())
                            .chain(() -> isNewToTheList
                                    ? optOut(caller, customer)
                                    : Uni.createFrom().voidItem())
                            .replaceWith(() -> mapper.toDto(customer));
                }));
    }

    static Failure.NotFound unknown() {
        return new Failure.NotFound("No customer with this id");
    }

    private Uni<Void> hold(Caller caller, Map<String, Object> fields) {
        List<String> keys = Stream.of(
                        (String) fields.get("clientCustomerId"),
                        fields.containsKey("callerId") ? phone(caller, fields).key() : null)
                .filter(key -> key != null)
                .toList();
        return keys.isEmpty() ? Uni.createFrom().voidItem() : loads.hold(caller.clientId(), keys);
    }

    /** Null for a number that may be called, and where no number is given. */
    private Uni<Suppression> suppression(Caller caller, Map<String, Object> fields) {
        if (!fields.containsKey("callerId")) {
            return Uni.createFrom().nullItem();
        }
        String key = phone(caller, fields).key();
        return optOuts.listed(caller.clientId(), List.of(key)).map(listed -> {
            if (listed.get(key) == Suppression.ERASED) {
                throw new Failure.Refused(ErrorCode.DO_NOT_CALL, "The number is that of a customer who was erased");
            }
            return listed.get(key);
        });
    }

    private static void write(Caller caller, Map<String, Object> fields, Suppression suppression, Customer customer) {
        CustomerFields.apply(fields, customer);
        if (fields.containsKey("clientCustomerId")) {
            customer.clientCustomerId = (String) fields.get("clientCustomerId");
        }
        if (fields.containsKey("callerId")) {
            PhoneNumber phone = phone(caller, fields);
            customer.callerId = phone.given();
            customer.phoneKey = phone.key();
        }
        customer.doNotCall = customer.doNotCall || suppression != null || isTrue(fields.get("doNotCall"));
    }

    private static PhoneNumber phone(Caller caller, Map<String, Object> fields) {
        return PhoneNumber.of((String) fields.get("callerId"), caller.client().region())
                .orElseThrow(() -> new Failure.NotValid(List.of(
                        Issue.custom(List.of("callerId"), "callerId holds no digit", "a phone number", "string"))));
    }

    private Uni<Void> optOut(Caller caller, Customer customer) {
        return optOuts.optOut(caller, new OptOut(customer.id, customer.phone()));
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
