package io.outdial.outbound.record;

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
                .chain(session -> session.createNativeQuery(HandleStatements.ADMIT, String.class)
                        .setParameter(1, clientId)
                        .setParameter(2, campaignId)
                        .setParameter(3, array(number.keys()))
                        .setParameter(4, array(number.formerKeys()))
                        .setParameter(
                                5,
                                array(number.everyKey().stream()
                                        .map(key -> hashes.of(clientId, key))
                                        .toList()))
                        .getSingleResultOrNull())
                .map(Objects::nonNull);
    }

    /** The caller has locked the record, and holds the locks of the number that it had and of the new one. */
    Uni<Void> setNumber(UUID clientId, ResolvedReferences found, PhoneNumber number) {
        return Panache.getSession().chain(session -> session.createNativeQuery(HandleStatements.SET_NUMBER)
                .setParameter(1, clientId)
                .setParameter(2, found.handle())
                .setParameter(3, number.given())
                .setParameter(4, number.key())
                .setParameter(5, number.otherKey())
                .setParameter(6, array(number.everyKey()))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(HandleStatements.PROMOTE)
                        .setParameter(1, clientId)
                        .setParameter(2, found.campaignId())
                        .setParameter(3, array(found.recordNumber().everyKey()))
                        .executeUpdate())
                .replaceWithVoid());
    }

    private static String[] array(Collection<String> keys) {
        return keys.toArray(String[]::new);
    }
}
