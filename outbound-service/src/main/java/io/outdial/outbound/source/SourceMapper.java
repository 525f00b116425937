package io.outdial.outbound.source;

import io.outdial.contract.outbound.CreateSourceDto;
import io.outdial.contract.outbound.SourceDto;
import io.outdial.contract.outbound.SourcePageDto;
import io.outdial.contract.outbound.UpdateSourceDto;
import io.outdial.outbound.entry.PlainNumber;
import io.outdial.outbound.entry.TrimmedText;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;

/** Between the contract's records and the entity. */
final class SourceMapper {

    /** As many places as the column has. */
    private static final int PLACES = 4;

    private SourceMapper() {}

    static Source toEntity(UUID clientId, CreateSourceDto create, Instant now) {
        Source source = new Source();
        source.clientId = clientId;
        source.id = UuidV7.next();
        source.createdAt = now;
        source.updatedAt = now;
        source.name = TrimmedText.stripped("name", create.name());
        source.publicId = TrimmedText.stripped("publicId", create.publicId());
        source.defaultLeadCost = cost(create.defaultLeadCost());
        return source;
    }

    static void apply(UpdateSourceDto patch, Source source) {
        patch.name().ifPresent(value -> source.name = TrimmedText.stripped("name", value));
        patch.publicId().ifPresent(value -> source.publicId = TrimmedText.stripped("publicId", value));
        patch.defaultLeadCost().ifPresent(value -> source.defaultLeadCost = cost(value));
    }

    static SourceDto toDto(Source source) {
        return new SourceDto(
                source.id,
                source.createdAt,
                source.updatedAt,
                source.clientId,
                source.name,
                source.publicId,
                PlainNumber.of(source.defaultLeadCost));
    }

    static SourcePageDto toPage(Page<SourceDto> sources) {
        return new SourcePageDto(
                sources.numbers().itemsTotal(),
                sources.numbers().currentPage(),
                sources.numbers().nextPage(),
                sources.numbers().prevPage(),
                sources.items());
    }

    private static BigDecimal cost(BigDecimal given) {
        return given == null ? null : given.setScale(PLACES, RoundingMode.HALF_UP);
    }
}
