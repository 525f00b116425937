package io.outdial.enrollment.optout;

import io.outdial.contract.outbound.CustomerErasedDto;
import io.outdial.contract.outbound.CustomerOptedOutDto;
import io.outdial.enrollment.enrolment.EnrolmentStatus;
import io.outdial.enrollment.enrolment.OpenEnrolments;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.outbox.NewEvent;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.NumberHash;
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
 * Numbers that are not called any more. All methods run in the caller's transaction and take a fixed number of
 * statements, however many numbers they are given. Not to be called before the customers they are about have been
 * written.
 */
@ApplicationScoped
public class OptOuts {

    static final String OPTED_OUT = "customer.opted-out";
    static final String ERASED = "customer.erased";

    @Inject
    OptOutRepository numbers;

    @Inject
    OpenEnrolments enrolments;

    @Inject
    Outbox outbox;

    @Inject
    NumberHash hash;

    /**
     * Suppresses the numbers, marks every customer of them do-not-call, cancels their open enrolments and tells
     * outbound-service. A number that is suppressed already is not told of again.
     *
     * @param caller goes into the histories of the enrolments
     */
    public Uni<Void> optOutAll(Caller caller, Collection<OptOut> wishes) {
        return optOutAll(caller.clientId(), caller.subject(), wishes);
    }

    /** @param reportedBy goes into the histories of the enrolments */
    public Uni<Void> optOutAll(UUID clientId, String reportedBy, Collection<OptOut> wishes) {
        return suppress(clientId, reportedBy, numbers(wishes), Suppression.OPTED_OUT)
                .chain(fresh -> outbox.writeAll(events(clientId, wishes, fresh)));
    }

    /**
     * Suppresses under all their keys of today, for the same reasons, those of the numbers that are suppressed under
     * any key, with all that this does to customers. Tells nobody, since it has been told.
     *
     * @param reportedBy goes into the histories of the enrolments
     */
    public Uni<Void> renew(
            UUID clientId, String reportedBy, SuppressedNumbers suppressed, Collection<PhoneNumber> renewed) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Suppression reason : Suppression.values()) {
            List<PhoneNumber> ofReason = renewed.stream()
                    .filter(number -> suppressed.of(number) == reason)
                    .toList();
            done = done.chain(() -> suppress(clientId, reportedBy, ofReason, reason))
                    .replaceWithVoid();
        }
        return done;
    }

    /**
     * The same for a customer who is about to be erased, of which outbound-service is always told. The rows of the
     * customer are left to the caller.
     */
    public Uni<Void> suppressErased(Caller caller, UUID customerId, List<PhoneNumber> erased) {
        return suppress(caller.clientId(), caller.subject(), erased, Suppression.ERASED)
                .chain(() -> outbox.writeAll(erased.stream()
                        .map(number -> new NewEvent(
                                caller.clientId(),
                                customerId.toString(),
                                ERASED,
                                new CustomerErasedDto(customerId, number.given(), number.key(), otherKey(number))))
                        .toList()));
    }

    /**
     * The same for numbers that outbound-service has on its do-not-call list, and so is not told of.
     *
     * @param listedBy goes into the histories of the enrolments
     */
    public Uni<Void> suppressListed(UUID clientId, String listedBy, Collection<PhoneNumber> listed) {
        return suppress(clientId, listedBy, listed, Suppression.LISTED).replaceWithVoid();
    }

    /** Which of the numbers are suppressed. To be asked wherever a number is loaded or enrolled. */
    public Uni<SuppressedNumbers> findSuppressed(UUID clientId, Collection<PhoneNumber> asked) {
        Map<String, String> byHash = hashes(clientId, keys(asked, PhoneNumber::everyKey));
        return byHash.isEmpty()
                ? Uni.createFrom().item(SuppressedNumbers.NONE)
                : numbers.find(clientId, byHash.keySet())
                        .map(found -> new SuppressedNumbers(found.entrySet().stream()
                                .collect(Collectors.toMap(entry -> byHash.get(entry.getKey()), Map.Entry::getValue))));
    }

    /** @return the keys that were not suppressed for that reason, or a stronger one, before */
    private Uni<Set<String>> suppress(
            UUID clientId, String reportedBy, Collection<PhoneNumber> suppressed, Suppression reason) {
        if (suppressed.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Set<String> keys = keys(suppressed, PhoneNumber::keys);
        Map<String, String> byHash = hashes(clientId, keys);
        return numbers.hold(clientId, keys)
                .chain(() -> numbers.lockCustomers(clientId, keys(suppressed, PhoneNumber::everyKey)))
                .call(customers -> numbers.markDoNotCall(clientId, customers))
                .chain(customers -> enrolments.end(clientId, reportedBy, customers, EnrolmentStatus.CANCELLED))
                .chain(() -> numbers.suppress(clientId, byHash.keySet(), reason))
                .map(fresh -> fresh.stream().map(byHash::get).collect(Collectors.toSet()));
    }

    private static Set<String> keys(Collection<PhoneNumber> phoneNumbers, Function<PhoneNumber, List<String>> keysOf) {
        return phoneNumbers.stream().map(keysOf).flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> hashes(UUID clientId, Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> hash.of(clientId, key), Function.identity()));
    }

    private static List<PhoneNumber> numbers(Collection<OptOut> wishes) {
        return wishes.stream().map(OptOut::number).toList();
    }

    /** One a number; that of a wish without a customer goes by the number, which is held until the transaction ends. */
    private static List<NewEvent> events(UUID clientId, Collection<OptOut> wishes, Set<String> fresh) {
        Set<String> untold = new HashSet<>(fresh);
        return wishes.stream()
                .filter(wish -> untold.removeAll(wish.number().keys()))
                .map(wish -> new NewEvent(
                        clientId,
                        wish.customerId() == null
                                ? wish.number().key()
                                : wish.customerId().toString(),
                        OPTED_OUT,
                        new CustomerOptedOutDto(
                                wish.customerId() == null
                                        ? JsonNullable.undefined()
                                        : JsonNullable.of(wish.customerId()),
                                wish.number().given(),
                                wish.number().key(),
                                otherKey(wish.number()))))
                .toList();
    }

    private static JsonNullable<String> otherKey(PhoneNumber number) {
        return number.otherKey() == null ? JsonNullable.undefined() : JsonNullable.of(number.otherKey());
    }
}
