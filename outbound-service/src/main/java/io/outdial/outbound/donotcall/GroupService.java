package io.outdial.outbound.donotcall;

import io.outdial.contract.outbound.CreateDoNotCallGroupDto;
import io.outdial.contract.outbound.DoNotCallGroupDto;
import io.outdial.contract.outbound.UpdateDoNotCallGroupDto;
import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Groups of the do-not-call list. */
@ApplicationScoped
class GroupService {

    private static final List<String> SEARCHED = List.of("name");

    @Inject
    EntryRepository entries;

    @Inject
    ScopeRepository scopes;

    @Inject
    Clock clock;

    @WithSession
    Uni<Page<DoNotCallGroupDto>> list(UUID clientId, PageQuery query) {
        return entries.list(DoNotCallGroup.class, clientId, query, EntryFilter.ALL, SEARCHED)
                .map(groups -> groups.map(GroupMapper::toDto));
    }

    @WithSession
    Uni<DoNotCallGroupDto> get(UUID clientId, UUID id) {
        return entries.get(DoNotCallGroup.class, clientId, id).map(GroupMapper::toDto);
    }

    @WithTransaction
    Uni<DoNotCallGroupDto> create(UUID clientId, CreateDoNotCallGroupDto create) {
        return entries.add(GroupMapper.toEntity(clientId, create, clock.instant()), clientId, DoNotCallGroup.NAMES)
                .map(GroupMapper::toDto);
    }

    /** A patch that changes nothing leaves {@code updatedAt} as it is. */
    @WithTransaction
    Uni<DoNotCallGroupDto> update(UUID clientId, UUID id, UpdateDoNotCallGroupDto patch) {
        return entries.getForUpdate(DoNotCallGroup.class, clientId, id)
                .invoke(group -> change(group, patch))
                .call(() -> entries.flush(DoNotCallGroup.NAMES))
                .map(GroupMapper::toDto);
    }

    /**
     * @return the group as it was
     * @throws Failure.Refused if it has entries, or a campaign names it
     */
    @WithTransaction
    Uni<DoNotCallGroupDto> delete(UUID clientId, UUID id) {
        return entries.getForUpdate(DoNotCallGroup.class, clientId, id)
                .call(() -> scopes.isUsed(clientId, id).invoke(isUsed -> {
                    if (isUsed) {
                        throw new Failure.Refused(ErrorCode.IN_USE, "The group has entries, or a campaign names it");
                    }
                }))
                .call(() -> entries.delete(DoNotCallGroup.class, clientId, id))
                .map(GroupMapper::toDto);
    }

    private void change(DoNotCallGroup group, UpdateDoNotCallGroupDto patch) {
        DoNotCallGroupDto before = GroupMapper.toDto(group);
        GroupMapper.apply(patch, group);
        if (!GroupMapper.toDto(group).equals(before)) {
            group.updatedAt = clock.instant();
        }
    }
}
