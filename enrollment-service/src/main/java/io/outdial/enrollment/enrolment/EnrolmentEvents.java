package io.outdial.enrollment.enrolment;

import io.outdial.contract.outbound.CustomerChangedDto;
import io.outdial.contract.outbound.EnrolledNumberDto;
import io.outdial.contract.outbound.EnrolmentBegunDto;
import io.outdial.contract.outbound.EnrolmentEndedDto;
import io.outdial.contract.outbound.EventTypeDto;
import io.outdial.enrollment.enrolment.EnrolledCustomerRepository.DialledCustomer;
import io.outdial.enrollment.enrolment.EnrolledCustomerRepository.PhoneKeys;
import io.outdial.enrollment.enrolment.EnrolmentChainRepository.Ended;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.outbox.NewEvent;
import io.outdial.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Tells outbound-service of enrolments that begin and end and of what changes of their customers (ADR 59), in the
 * transaction of the change. The key is the customer, whom the caller has locked: what ends is told of after its
 * beginning.
 */
@ApplicationScoped
public class EnrolmentEvents {

    @Inject
    EnrolledCustomerRepository customers;

    @Inject
    EnrolmentChainRepository chains;

    @Inject
    Outbox outbox;

    /** @param enrolments that are new in the campaign, by their customers */
    Uni<Void> begun(UUID clientId, UUID campaignId, Map<UUID, CurrentEnrolment> enrolments) {
        return enrolments.isEmpty()
                ? Uni.createFrom().voidItem()
                : customers
                        .findDialled(clientId, enrolments.keySet())
                        .map(found -> found.stream()
                                .map(customer -> new NewEvent(
                                        clientId,
                                        customer.id().toString(),
                                        EventTypeDto.ENROLMENT_BEGUN.wireValue(),
                                        begun(
                                                customer,
                                                campaignId,
                                                enrolments.get(customer.id()).enrolmentId())))
                                .toList())
                        .chain(outbox::writeAll);
    }

    Uni<Void> ended(Enrolment enrolment, PhoneKeys keys) {
        return chains.find(enrolment.clientId, enrolment.customerId, enrolment.id)
                .chain(chainIds -> outbox.write(
                        enrolment.clientId,
                        enrolment.customerId.toString(),
                        EventTypeDto.ENROLMENT_ENDED.wireValue(),
                        ended(
                                new Ended(enrolment.id, enrolment.customerId, enrolment.campaignId, keys, chainIds),
                                enrolment.status)));
    }

    /**
     * Tells of enrolments that ended because of one of several numbers of their customers: nobody is to be called at
     * the others. Whatever ended them tells of that number itself.
     */
    Uni<Void> endedByNumber(UUID clientId, Collection<UUID> enrolmentIds, EnrolmentStatus status) {
        return enrolmentIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : chains.findOfSeveralNumbers(clientId, enrolmentIds)
                        .map(ended -> ended.stream()
                                .map(each -> new NewEvent(
                                        clientId,
                                        each.customerId().toString(),
                                        EventTypeDto.ENROLMENT_ENDED.wireValue(),
                                        ended(each, status)))
                                .toList())
                        .chain(outbox::writeAll);
    }

    private static EnrolmentEndedDto ended(Ended ended, EnrolmentStatus status) {
        return new EnrolmentEndedDto(
                ended.customerId(),
                ended.campaignId(),
                ended.id(),
                ended.keys().key(),
                given(ended.keys().otherKey()),
                status.wireValue(),
                JsonNullable.of(ended.chainIds()));
    }

    /**
     * Those who are not called are not told of. The changes have been written.
     *
     * @param former the numbers of customers before their numbers, name or place changed, by customer
     */
    public Uni<Void> changed(UUID clientId, Map<UUID, StoredPhones> former) {
        return former.isEmpty()
                ? Uni.createFrom().voidItem()
                : customers
                        .findEnrolled(clientId, former.keySet())
                        .map(found -> found.stream()
                                .map(customer -> new NewEvent(
                                        clientId,
                                        customer.id().toString(),
                                        EventTypeDto.CUSTOMER_CHANGED.wireValue(),
                                        changed(customer, former.get(customer.id()))))
                                .toList())
                        .chain(outbox::writeAll);
    }

    private static CustomerChangedDto changed(DialledCustomer customer, StoredPhones former) {
        return new CustomerChangedDto(
                customer.id(),
                numbers(former).get(0),
                numbers(customer.phones()).get(0),
                JsonNullable.of(further(former)),
                JsonNullable.of(further(customer.phones())),
                given(customer.name()),
                given(customer.timezone()),
                given(customer.postalCode()));
    }

    private static EnrolmentBegunDto begun(DialledCustomer customer, UUID campaignId, UUID enrolmentId) {
        return new EnrolmentBegunDto(
                customer.id(),
                campaignId,
                enrolmentId,
                numbers(customer.phones()),
                given(customer.name()),
                given(customer.sourceId()),
                given(customer.timezone()),
                given(customer.postalCode()));
    }

    private static List<EnrolledNumberDto> further(StoredPhones phones) {
        List<EnrolledNumberDto> numbers = numbers(phones);
        return numbers.subList(1, numbers.size());
    }

    /** In the order in which they are called. */
    private static List<EnrolledNumberDto> numbers(StoredPhones phones) {
        return phones.all().stream()
                .map(phone -> new EnrolledNumberDto(
                        phone.number(), phone.key(), given(phone.otherKey()), given(phone.type())))
                .toList();
    }

    private static <T> JsonNullable<T> given(T value) {
        return value == null ? JsonNullable.undefined() : JsonNullable.of(value);
    }
}
