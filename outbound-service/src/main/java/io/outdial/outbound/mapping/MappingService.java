package io.outdial.outbound.mapping;

import io.outdial.contract.outbound.CreateMappingDto;
import io.outdial.contract.outbound.MappingDto;
import io.outdial.contract.outbound.UpdateMappingDto;
import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Mappings. */
@ApplicationScoped
public class MappingService {

    private static final List<String> SEARCHED = List.of("name");

    @Inject
    EntryRepository entries;

    @Inject
    Clock clock;

    @WithSession
    Uni<Page<MappingDto>> list(UUID clientId, PageQuery query) {
        return entries.list(Mapping.class, clientId, query, EntryFilter.ALL, SEARCHED)
                .map(mappings -> mappings.map(MappingMapper::toDto));
    }

    @WithSession
    Uni<MappingDto> get(UUID clientId, UUID id) {
        return entries.get(Mapping.class, clientId, id).map(MappingMapper::toDto);
    }

    @WithTransaction
    Uni<MappingDto> create(UUID clientId, CreateMappingDto create) {
        Mapping mapping = MappingMapper.toEntity(clientId, create, clock.instant());
        check(mapping);
        return entries.add(mapping, clientId, Mapping.NAMES).map(MappingMapper::toDto);
    }

    /** A patch that changes nothing leaves {@code updatedAt} as it is. */
    @WithTransaction
    Uni<MappingDto> update(UUID clientId, UUID id, UpdateMappingDto patch) {
        return entries.getForUpdate(Mapping.class, clientId, id)
                .invoke(mapping -> change(mapping, patch))
                .call(() -> entries.flush(Mapping.NAMES))
                .map(MappingMapper::toDto);
    }

    /**
     * @return the mapping as it was
     * @throws Failure.Refused {@code IN_USE} if a campaign names it
     */
    @WithTransaction
    Uni<MappingDto> delete(UUID clientId, UUID id) {
        return entries.getForUpdate(Mapping.class, clientId, id)
                .call(() ->
                        entries.delete(Mapping.class, clientId, id).onFailure().transform(Mapping.USES::refusal))
                .map(MappingMapper::toDto);
    }

    private void change(Mapping mapping, UpdateMappingDto patch) {
        MappingDto before = MappingMapper.toDto(mapping);
        MappingMapper.apply(patch, mapping);
        check(mapping);
        if (!MappingMapper.toDto(mapping).equals(before)) {
            mapping.updatedAt = clock.instant();
        }
    }

    private static void check(Mapping mapping) {
        List<Issue> issues = MappingPolicy.checkColumns(mapping.columnNames);
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
    }
}
