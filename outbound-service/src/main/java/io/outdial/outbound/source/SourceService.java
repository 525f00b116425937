package io.outdial.outbound.source;

import io.outdial.contract.outbound.CreateSourceDto;
import io.outdial.contract.outbound.SourceDto;
import io.outdial.contract.outbound.UpdateSourceDto;
import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.Page;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Keeps sources. */
@ApplicationScoped
public class SourceService {

    private static final List<String> SEARCHED = List.of("name", "publicId");

    @Inject
    EntryRepository entries;

    @WithSession
    Uni<Page<SourceDto>> list(UUID clientId, PageQuery listing) {
        return entries.list(Source.class, clientId, listing, EntryFilter.ALL, SEARCHED)
                .map(sources -> sources.map(SourceMapper::toDto));
    }

    @WithSession
    Uni<SourceDto> get(UUID clientId, UUID id) {
        return present(entries.find(Source.class, clientId, id)).map(SourceMapper::toDto);
    }

    @WithTransaction
    Uni<SourceDto> create(UUID clientId, CreateSourceDto create) {
        return entries.add(SourceMapper.made(clientId, create, now()), clientId, Source.NAMES)
                .map(SourceMapper::toDto);
    }

    /** A patch that changes nothing leaves {@code updatedAt} as it is. */
    @WithTransaction
    Uni<SourceDto> update(UUID clientId, UUID id, UpdateSourceDto patch) {
        return present(entries.lock(Source.class, clientId, id))
                .invoke(source -> change(source, patch))
                .call(() -> entries.flush(Source.NAMES))
                .map(SourceMapper::toDto);
    }

    /** @return the source as it was */
    @WithTransaction
    Uni<SourceDto> delete(UUID clientId, UUID id) {
        return present(entries.lock(Source.class, clientId, id))
                .call(entries::remove)
                .map(SourceMapper::toDto);
    }

    private static void change(Source source, UpdateSourceDto patch) {
        SourceDto before = SourceMapper.toDto(source);
        SourceMapper.apply(patch, source);
        if (!SourceMapper.toDto(source).equals(before)) {
            source.updatedAt = now();
        }
    }

    private static Uni<Source> present(Uni<Source> found) {
        return found.onItem().ifNull().failWith(() -> new Failure.NotFound("No source with this id"));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
