package io.outdial.enrollment.optout;

import io.outdial.contract.outbound.CustomerErasedDto;
import io.outdial.contract.outbound.CustomerOptedOutDto;
import io.outdial.enrollment.campaign.CampaignStatus;
import io.outdial.enrollment.campaign.OpenEnrolments;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.outbox.NewEvent;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.NumberHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Numbers that are not called any more. All methods run in the caller's transaction and take a fixed number of statements, however many numbers they are given.
 * Not to be called before the customers they are about have been written.
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

    /** Like {@link #optOutAll} for one. */
    public Uni<Void> optOut(Caller caller, OptOut wish) {
        return optOutAll(caller, List.of(wish));
    }

    /**
     * Suppresses the numbers, marks every customer of them do-not-call, cancels their open enrolments and tells outbound-service. A number that is suppressed
     * already is not told of again.
     *
     * @param caller goes into the histories of the enrolments
     */
    public Uni<Void> optOutAll(Caller caller, Collection<OptOut> wishes) {
        return suppress(caller, wishes, Suppression.OPTED_OUT);
    }

    /** The same for a customer who is about to be erased, of which outbound-service is always told. The rows of the customer are left to the caller. */
    public Uni<Void> erased(Caller caller, OptOut who) {
        return suppress(caller, List.of(who), Suppression.ERASED);
    }

    /**
     * Which of the numbers are suppressed, and why. To be asked wherever a number is loaded or enrolled.
     *
     * @param phoneKeys numbers as they are compared
     * @return by number; what is not in it may be called
     */
    public Uni<Map<String, Suppression>> listed(UUID clientId, Collection<String> phoneKeys) {
        if (phoneKeys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<String, String> keys = new HashMap<>();
        Set.copyOf(phoneKeys).forEach(key -> keys.put(hash.of(clientId, key), key));
        return numbers.listed(clientId, keys.keySet()).map(listed -> {
            Map<String, Suppression> byKey = new HashMap<>();
            listed.forEach((number, reason) -> byKey.put(keys.get(number), reason));
            return byKey;
        });
    }

    private Uni<Void> suppress(Caller caller, Collection<OptOut> wishes, Suppression reason) {
        if (wishes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID clientId = caller.clientId();
        Set<String> keys = new TreeSet<>();
        Map<String, String> hashes = new HashMap<>();
        for (OptOut wish : wishes) {
            if (keys.add(wish.number().key())) {
                hashes.put(wish.number().key(), hash.of(clientId, wish.number().key()));
            }
        }
        return numbers.hold(clientId, keys)
                .chain(() -> numbers.lockCustomers(clientId, keys))
                .call(customers -> numbers.markDoNotCall(clientId, customers))
                .call(customers -> enrolments.end(caller, customers, CampaignStatus.CANCELLED))
                .chain(() -> numbers.suppress(clientId, hashes.values(), reason))
                .chain(fresh -> outbox.writeAll(events(clientId, wishes, reason, hashes, fresh)));
    }

    /** One a number; of an erasure always, because the other side has to forget this customer too. */
    private static List<NewEvent> events(
            UUID clientId,
            Collection<OptOut> wishes,
            Suppression reason,
            Map<String, String> hashes,
            Set<String> fresh) {
        List<NewEvent> events = new ArrayList<>();
        Set<String> told = new TreeSet<>();
        for (OptOut wish : wishes) {
            String key = wish.number().key();
            boolean isErasure = reason == Suppression.ERASED;
            if (isErasure || (fresh.contains(hashes.get(key)) && told.add(key))) {
                events.add(new NewEvent(
                        clientId, wish.customerId().toString(), isErasure ? ERASED : OPTED_OUT, data(wish, reason)));
            }
        }
        return events;
    }

    private static Object data(OptOut wish, Suppression reason) {
        String phone = wish.number().given();
        String key = wish.number().key();
        return reason == Suppression.ERASED
                ? new CustomerErasedDto(wish.customerId(), phone, key)
                : new CustomerOptedOutDto(wish.customerId(), phone, key);
    }
}
