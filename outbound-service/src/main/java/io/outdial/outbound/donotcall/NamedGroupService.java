package io.outdial.outbound.donotcall;

import io.outdial.contract.outbound.CreateDoNotCallGroupDto;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Groups of the do-not-call list by their names and numbers, as dialects know them. */
@ApplicationScoped
public class NamedGroupService {

    @Inject
    GroupService groups;

    @Inject
    GroupRepository repository;

    @Inject
    EntryRepository entries;

    @Inject
    EntryService listing;

    @Inject
    RevocationService revocations;

    /**
     * Numbers of a group.
     *
     * @param dbid the number that the group is known by
     * @param added in the order of the numbers
     */
    public record GroupListing(int dbid, List<Added> added) {

        public GroupListing {
            added = List.copyOf(added);
        }
    }

    /**
     * Lists numbers in the group of this name, which is made where there is none.
     *
     * @param reason null where none is given
     * @param reportedBy who asks for it, through what
     * @param expiresAt null for never
     */
    @WithTransaction
    public Uni<GroupListing> add(
            UUID clientId,
            String name,
            List<PhoneNumber> numbers,
            String reason,
            String reportedBy,
            Instant expiresAt) {
        return findOrCreate(clientId, name).chain(id -> listing.add(
                        clientId,
                        numbers,
                        EntryTerms.ofOperator(new EntryScope(EntryScope.Kind.GROUP, id), reason, reportedBy, expiresAt))
                .chain(entered -> repository.dbid(clientId, id).map(dbid -> new GroupListing(dbid, entered.added()))));
    }

    /** @return what became of the numbers, in their order; empty if the client has no such group */
    @WithTransaction
    public Uni<Optional<List<Revoked>>> revoke(
            UUID clientId, int dbid, List<PhoneNumber> numbers, String reason, String reportedBy) {
        return repository
                .findId(clientId, dbid)
                .chain(id -> id == null
                        ? Uni.createFrom().item(Optional.empty())
                        : revocations
                                .revoke(
                                        clientId,
                                        numbers,
                                        new EntryScope(EntryScope.Kind.GROUP, id),
                                        reason,
                                        reportedBy)
                                .map(Optional::of));
    }

    private Uni<UUID> findOrCreate(UUID clientId, String name) {
        return entries.findId(DoNotCallGroup.class, clientId, "name", CanonicalText.of(name))
                .chain(id -> id != null
                        ? Uni.createFrom().item(id)
                        : groups.create(clientId, new CreateDoNotCallGroupDto(name))
                                .map(group -> group.id()));
    }
}
