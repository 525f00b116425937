package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;

/** Gives records other numbers, in the session of the caller. */
@ApplicationScoped
class NumberChangeRepository {

    @Inject
    NumberHash hashes;

    /** Whether the do-not-call list, or the erasure of its owner, forbids a number. The caller holds its lock. */
    Uni<Boolean> isForbidden(UUID clientId, UUID campaignId, PhoneNumber number) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .firstRow(
                                HandleStatements.ADMIT,
                                clientId,
                                campaignId,
                                array(number.keys()),
                                array(number.formerKeys()),
                                array(number.everyKey().stream()
                                        .map(key -> hashes.of(clientId, key))
                                        .toList()))
                        .map(row -> row == null ? null : (String) row[0]))
                .map(Objects::nonNull);
    }

    /** The caller has locked the record, and holds the locks of the number that it had and of the new one. */
    Uni<Void> setNumber(UUID clientId, ResolvedReferences found, PhoneNumber number) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .update(
                        HandleStatements.SET_NUMBER,
                        clientId,
                        found.handle(),
                        number.given(),
                        number.key(),
                        number.otherKey(),
                        array(number.everyKey()))
                .chain(() -> SqlCarrier.of(session)
                        .update(
                                HandleStatements.PROMOTE,
                                clientId,
                                found.campaignId(),
                                array(found.recordNumber().everyKey())))
                .replaceWithVoid());
    }

    private static String[] array(Collection<String> keys) {
        return keys.toArray(String[]::new);
    }
}
