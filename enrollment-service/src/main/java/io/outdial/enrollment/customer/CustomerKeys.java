package io.outdial.enrollment.customer;

import io.outdial.enrollment.customer.CustomerKeyRepository.OutdatedKeys;
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
 * Migrates the phone keys of customers to the current rule (ADR 0021), in batches of one client. Where two keys become
 * one, do-not-call marks are merged: a suppressed number is also suppressed under its new key, every customer with the
 * number is marked, and a marked customer suppresses the number.
 */
@ApplicationScoped
public class CustomerKeys implements BackgroundMigration {

    /** Recorded in the history of enrolments that end because the number was opted out in another notation. */
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
        return customers.findOutdated(BATCH).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            UUID clientId = found.get(0).clientId();
            List<OutdatedKeys> ofOneClient = found.stream()
                    .filter(row -> row.clientId().equals(clientId))
                    .toList();
            String region = registry.client(clientId).map(Client::region).orElse(null);
            return migrate(clientId, region, ofOneClient).replaceWith(ofOneClient.size());
        });
    }

    /**
     * Locks the keys first, as every change of them does. A customer whose number has changed meanwhile has current
     * keys already.
     */
    private Uni<Void> migrate(UUID clientId, String region, List<OutdatedKeys> rows) {
        List<PhoneNumber> numbers = rows.stream()
                .flatMap(row -> row.phones().numbers(region).stream())
                .toList();
        return locks.lock(
                        clientId,
                        numbers.stream()
                                .map(PhoneNumber::keys)
                                .flatMap(List::stream)
                                .toList())
                .chain(() -> customers.write(
                        clientId, rows.stream().map(row -> row.renewed(region)).toList()))
                .chain(marked -> suppressions.findSuppressed(clientId, numbers).chain(suppressed -> optOuts.renew(
                                clientId, NAME, suppressed, numbers)
                        .chain(() -> optOuts.optOutAll(
                                clientId,
                                NAME,
                                rows.stream()
                                        .flatMap(row -> optOuts(row, region, marked))
                                        .filter(optOut -> !suppressed.contain(optOut.number()))
                                        .toList()))));
    }

    private static Stream<OptOut> optOuts(OutdatedKeys row, String region, Set<UUID> marked) {
        return marked.contains(row.id())
                ? row.phones().numbers(region).stream().map(number -> new OptOut(row.id(), number))
                : Stream.empty();
    }
}
