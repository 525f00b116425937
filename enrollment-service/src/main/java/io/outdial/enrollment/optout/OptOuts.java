package io.outdial.enrollment.optout;

import io.outdial.contract.outbound.CustomerErasedDto;
import io.outdial.contract.outbound.CustomerOptedOutDto;
import io.outdial.enrollment.enrolment.EnrolmentStatus;
import io.outdial.enrollment.enrolment.EnrolmentStatusService;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.enrollment.suppression.SuppressionList;
import io.outdial.platform.audit.Author;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.outbox.NewEvent;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Takes numbers out of calling. All methods run in the caller's transaction and take a fixed number of statements,
 * however many numbers they are given. They must not be called before the customers concerned have been written.
 */
@ApplicationScoped
public class OptOuts {

    static final String OPTED_OUT = "customer.opted-out";
    static final String ERASED = "customer.erased";

    @Inject
    OptOutRepository customers;

    @Inject
    KeyLockRepository locks;

    @Inject
    SuppressionList suppressions;

    @Inject
    EnrolmentStatusService enrolments;

    @Inject
    Outbox outbox;

    /**
     * Suppresses the numbers, marks every customer who has one of them as do-not-call, cancels their open enrolments
     * and informs outbound-service. A number that is suppressed already causes no further event.
     *
     * @param caller recorded in the history of the enrolments
     */
    public Uni<Void> optOutAll(Caller caller, Collection<OptOut> optOuts) {
        return optOutAll(caller.clientId(), caller.subject(), optOuts);
    }

    /** @param reportedBy recorded in the history of the enrolments */
    public Uni<Void> optOutAll(UUID clientId, String reportedBy, Collection<OptOut> optOuts) {
        List<PhoneNumber> numbers = optOuts.stream().map(OptOut::number).toList();
        return suppress(clientId, reportedBy, numbers, Suppression.OPTED_OUT)
                .chain(added -> outbox.writeAll(events(clientId, optOuts, added)));
    }

    /**
     * Suppresses numbers under their current keys if they are suppressed under any key, for the same reasons and with
     * the same effects on customers. Writes no event: outbound-service has been informed before.
     *
     * @param reportedBy recorded in the history of the enrolments
     */
    public Uni<Void> renew(
            UUID clientId, String reportedBy, SuppressedNumbers suppressed, Collection<PhoneNumber> numbers) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Suppression reason : Suppression.values()) {
            List<PhoneNumber> ofReason = numbers.stream()
                    .filter(number -> suppressed.of(number) == reason)
                    .toList();
            done = done.chain(() -> suppress(clientId, reportedBy, ofReason, reason))
                    .replaceWithVoid();
        }
        return done;
    }

    /**
     * Does the same for a customer who is about to be erased; outbound-service is always informed. The caller deletes
     * the rows of the customer.
     */
    public Uni<Void> suppressErased(Caller caller, UUID customerId, List<PhoneNumber> numbers) {
        return suppress(caller.clientId(), caller.subject(), numbers, Suppression.ERASED)
                .chain(() -> outbox.writeAll(numbers.stream()
                        .map(number -> new NewEvent(
                                caller.clientId(),
                                customerId.toString(),
                                ERASED,
                                new CustomerErasedDto(customerId, number.given(), number.key(), otherKey(number))))
                        .toList()));
    }

    /**
     * Does the same for numbers on outbound-service's own do-not-call list, so it is not informed.
     *
     * @param listedBy recorded in the history of the enrolments
     */
    public Uni<Void> suppressListed(UUID clientId, String listedBy, Collection<PhoneNumber> numbers) {
        return suppress(clientId, listedBy, numbers, Suppression.LISTED).replaceWithVoid();
    }

    /**
     * Numbers that outbound-service has listed no more. Customers whose number nothing else suppresses can be enrolled
     * again; enrolments that were cancelled stay so.
     */
    public Uni<Void> releaseListed(UUID clientId, Collection<PhoneNumber> numbers) {
        Set<String> keys = keys(numbers, PhoneNumber::everyKey);
        return locks.lock(clientId, keys)
                .chain(() -> customers.lock(clientId, keys))
                .call(() -> suppressions.removeListed(clientId, keys))
                .chain(ids -> customers.findNumbers(clientId, ids))
                .chain(owned -> suppressions
                        .findSuppressed(
                                clientId,
                                owned.values().stream().flatMap(List::stream).toList())
                        .map(suppressed -> owned.entrySet().stream()
                                .filter(customer -> customer.getValue().stream().noneMatch(suppressed::contain))
                                .map(Map.Entry::getKey)
                                .toList()))
                .chain(released -> customers.unmarkDoNotCall(clientId, released));
    }

    /** @return the keys that were not suppressed before, or for a weaker reason */
    private Uni<Set<String>> suppress(
            UUID clientId, String reportedBy, Collection<PhoneNumber> numbers, Suppression reason) {
        if (numbers.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Set<String> keys = keys(numbers, PhoneNumber::keys);
        return locks.lock(clientId, keys)
                .chain(() -> customers.lock(clientId, keys(numbers, PhoneNumber::everyKey)))
                .call(ids -> customers.markDoNotCall(clientId, ids))
                .chain(ids -> enrolments.endOpen(clientId, reportedBy, ids, EnrolmentStatus.CANCELLED))
                .chain(() -> suppressions.add(clientId, keys, reason, Author.of(reportedBy)));
    }

    private static Set<String> keys(Collection<PhoneNumber> numbers, Function<PhoneNumber, List<String>> keysOf) {
        return numbers.stream().map(keysOf).flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * One event for each number. The event of an opt-out without a customer has the number as its key, which stays
     * locked until the transaction ends.
     */
    private static List<NewEvent> events(UUID clientId, Collection<OptOut> optOuts, Set<String> added) {
        Set<String> unreported = new HashSet<>(added);
        return optOuts.stream()
                .filter(optOut -> unreported.removeAll(optOut.number().keys()))
                .map(optOut -> new NewEvent(
                        clientId,
                        optOut.customerId() == null
                                ? optOut.number().key()
                                : optOut.customerId().toString(),
                        OPTED_OUT,
                        new CustomerOptedOutDto(
                                optOut.customerId() == null
                                        ? JsonNullable.undefined()
                                        : JsonNullable.of(optOut.customerId()),
                                optOut.number().given(),
                                optOut.number().key(),
                                otherKey(optOut.number()))))
                .toList();
    }

    private static JsonNullable<String> otherKey(PhoneNumber number) {
        return number.otherKey() == null ? JsonNullable.undefined() : JsonNullable.of(number.otherKey());
    }
}
