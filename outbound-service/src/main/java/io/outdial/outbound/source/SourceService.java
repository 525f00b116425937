package io.outdial.outbound.source;

import io.outdial.contract.outbound.CreateSourceDto;
import io.outdial.contract.outbound.SourceDto;
import io.outdial.contract.outbound.UpdateSourceDto;
import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Sources. */
@ApplicationScoped
public class SourceService {

    private static final List<String> SEARCHED = List.of("name", "publicId");

    @Inject
    EntryRepository entries;

    @Inject
    Clock clock;

    @WithSession
    Uni<Page<SourceDto>> list(UUID clientId, PageQuery query) {
        return entries.list(Source.class, clientId, query, EntryFilter.ALL, SEARCHED)
                .map(sources -> sources.map(SourceMapper::toDto));
    }

    @WithSession
    Uni<SourceDto> get(UUID clientId, UUID id) {
        return entries.get(Source.class, clientId, id).map(SourceMapper::toDto);
    }

    @WithTransaction
    Uni<SourceDto> create(UUID clientId, CreateSourceDto create) {
        return entries.add(SourceMapper.toEntity(clientId, create, clock.instant()), clientId, Source.NAMES)
                .map(SourceMapper::toDto);
    }

    /** A patch that changes nothing leaves {@code updatedAt} as it is. */
    @WithTransaction
    Uni<SourceDto> update(UUID clientId, UUID id, UpdateSourceDto patch) {
        return entries.getForUpdate(Source.class, clientId, id)
                .invoke(source -> change(source, patch))
                .call(() -> entries.flush(Source.NAMES))
                .map(SourceMapper::toDto);
    }

    /** @return the source as it was */
    @WithTransaction
    Uni<SourceDto> delete(UUID clientId, UUID id) {
        return entries.getForUpdate(Source.class, clientId, id)
                .call(() -> entries.delete(Source.class, clientId, id))
                .map(SourceMapper::toDto);
    }

    private void change(Source source, UpdateSourceDto patch) {
        SourceDto before = SourceMapper.toDto(source);
        SourceMapper.apply(patch, source);
        if (!SourceMapper.toDto(source).equals(before)) {
            source.updatedAt = clock.instant();
        }
    }
}
