package io.outdial.enrollment.customer;

import io.outdial.enrollment.customer.CustomerKeyRepository.OldKeys;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.outdial.enrollment.optout.OptOut;
import io.outdial.enrollment.optout.OptOuts;
import io.outdial.enrollment.suppression.SuppressionList;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.migration.BackgroundMigration;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Brings the keys of customers over to the rule of today (ADR 0021), a client's batch at a time. Numbers that were two
 * and are one now share what was said of either: a suppressed number is suppressed under its new key too, every
 * customer of it is marked, and a marked customer suppresses the number.
 */
@ApplicationScoped
public class CustomerKeys implements BackgroundMigration {

    /** In the histories of enrolments that end because the number was opted out in another spelling. */
    private static final String NAME = "phone keys of customers";

    private static final int BATCH = 200;

    @Inject
    CustomerKeyRepository customers;

    @Inject
    KeyLockRepository locks;

    @Inject
    SuppressionList suppressions;

    @Inject
    OptOuts optOuts;

    @Inject
    KeyRegistry registry;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Integer> migrateSome() {
        return customers.oldOnes(BATCH).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            UUID clientId = found.get(0).clientId();
            List<OldKeys> ofOneClient = found.stream()
                    .filter(row -> row.clientId().equals(clientId))
                    .toList();
            String region = registry.client(clientId).map(Client::region).orElse(null);
            return bringOver(clientId, region, ofOneClient).replaceWith(ofOneClient.size());
        });
    }

    /**
     * Holds the numbers first, as everybody does who changes what is known of them. A customer whose number has changed
     * meanwhile has the keys of today.
     */
    private Uni<Void> bringOver(UUID clientId, String region, List<OldKeys> rows) {
        List<PhoneNumber> numbers = rows.stream()
                .flatMap(row -> row.phone().numbers(region).stream())
                .toList();
        return locks.lock(
                        clientId,
                        numbers.stream()
                                .map(PhoneNumber::keys)
                                .flatMap(List::stream)
                                .toList())
                .chain(() -> customers.write(
                        clientId,
                        rows.stream()
                                .map(row -> row.with(row.phone().stored(region)))
                                .toList()))
                .chain(marked -> suppressions.findSuppressed(clientId, numbers).chain(suppressed -> optOuts.renew(
                                clientId, NAME, suppressed, numbers)
                        .chain(() -> optOuts.optOutAll(
                                clientId,
                                NAME,
                                rows.stream()
                                        .flatMap(row -> wishes(row, region, marked))
                                        .filter(wish -> !suppressed.contain(wish.number()))
                                        .toList()))));
    }

    private static Stream<OptOut> wishes(OldKeys row, String region, Set<UUID> marked) {
        return marked.contains(row.id())
                ? row.phone().numbers(region).stream().map(number -> new OptOut(row.id(), number))
                : Stream.empty();
    }
}
