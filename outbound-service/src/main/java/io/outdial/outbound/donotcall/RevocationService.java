package io.outdial.outbound.donotcall;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Takes back what operators have listed (ADR 0043). Records that have ended stay as they are: the number can be added
 * again.
 */
@ApplicationScoped
public class RevocationService {

    @Inject
    DoNotCallList list;

    @Inject
    ScopeRepository scopes;

    @Inject
    RevocationRepository repository;

    @Inject
    Outbox outbox;

    /**
     * @param reason why, for the audit
     * @param reportedBy who asks for it, through what
     * @return what became of each of the numbers, in their order
     * @throws Failure.NotFound if the client does not have the campaign or the group
     */
    @WithTransaction
    public Uni<List<Revoked>> revoke(
            UUID clientId, List<PhoneNumber> numbers, EntryScope scope, String reason, String reportedBy) {
        return scopes.require(clientId, scope)
                .chain(() -> list.lock(clientId, numbers))
                .chain(list::connection)
                .chain(transaction ->
                        repository.revoke(transaction, clientId, numbers, scope, null, reason, reportedBy))
                .call(revoked -> outbox.writeAll(ListedNumbers.revoked(clientId, scope, revoked)));
    }
}
