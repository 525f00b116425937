package io.outdial.outbound.donotcall;

import io.outdial.outbound.donotcall.RevocationRepository.Imported;
import io.outdial.outbound.importing.ImportJob;
import io.outdial.outbound.importing.ImportService;
import io.outdial.platform.database.SqlCarrier;
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

    static final int MAX_TOGETHER = 5_000;

    @Inject
    ImportService imports;

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

    /**
     * Takes back what an import has listed, {@link #MAX_TOGETHER} numbers at most: whoever asks asks again. The entries
     * may outlive what is known of the import.
     *
     * @param region two-letter region that numbers of the client are read in
     * @return what became of the numbers; none where nothing is left
     * @throws Failure.NotFound if the client has no such import of numbers
     */
    @WithTransaction
    Uni<List<Revoked>> revokeImport(UUID clientId, String region, UUID importId, String reason, String reportedBy) {
        return list.connection().chain(transaction -> repository
                .findImported(transaction, clientId, region, importId, MAX_TOGETHER)
                .chain(found -> found.numbers().isEmpty()
                        ? nothingLeft(clientId, importId)
                        : revoke(transaction, clientId, importId, found, reason, reportedBy)));
    }

    private Uni<List<Revoked>> nothingLeft(UUID clientId, UUID importId) {
        return imports.get(clientId, importId)
                .invoke(RevocationService::requireEntries)
                .replaceWith(List.of());
    }

    private Uni<List<Revoked>> revoke(
            SqlCarrier transaction, UUID clientId, UUID importId, Imported found, String reason, String reportedBy) {
        return list.lock(transaction, clientId, found.numbers())
                .chain(() -> repository.revoke(
                        transaction, clientId, found.numbers(), found.scope(), importId, reason, reportedBy))
                .call(revoked -> outbox.writeAll(transaction, ListedNumbers.revoked(clientId, found.scope(), revoked)));
    }

    private static void requireEntries(ImportJob job) {
        if (!job.kind().equals(EntryImport.NAME)) {
            throw new Failure.NotFound("No import of numbers with this id");
        }
    }
}
