package io.outdial.outbound.mapping;

import io.outdial.contract.outbound.CreateMappingDto;
import io.outdial.contract.outbound.GivenMappingColumnDto;
import io.outdial.contract.outbound.MappingColumnDto;
import io.outdial.contract.outbound.MappingColumnTypeDto;
import io.outdial.contract.outbound.MappingDto;
import io.outdial.contract.outbound.MappingPageDto;
import io.outdial.contract.outbound.UpdateMappingDto;
import io.outdial.outbound.entry.TrimmedText;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Between the contract's records and the entity. */
final class MappingMapper {

    private MappingMapper() {}

    static Mapping toEntity(UUID clientId, CreateMappingDto create, Instant now) {
        Mapping mapping = new Mapping();
        mapping.clientId = clientId;
        mapping.id = UuidV7.next();
        mapping.createdAt = now;
        mapping.updatedAt = now;
        mapping.name = create.name();
        setColumns(mapping, create.columns() == null ? List.of() : create.columns());
        return mapping;
    }

    static void apply(UpdateMappingDto patch, Mapping mapping) {
        patch.name().ifPresent(value -> mapping.name = value);
        patch.columns().ifPresent(value -> setColumns(mapping, value));
    }

    static MappingDto toDto(Mapping mapping) {
        return new MappingDto(
                mapping.id,
                mapping.createdAt,
                mapping.updatedAt,
                mapping.clientId,
                mapping.name,
                IntStream.range(0, mapping.columnNames.size())
                        .mapToObj(
                                i -> new MappingColumnDto(mapping.columnNames.get(i), type(mapping.columnTypes.get(i))))
                        .toList());
    }

    static MappingPageDto toPage(Page<MappingDto> mappings) {
        return new MappingPageDto(
                mappings.numbers().itemsTotal(),
                mappings.numbers().currentPage(),
                mappings.numbers().nextPage(),
                mappings.numbers().prevPage(),
                mappings.items());
    }

    private static void setColumns(Mapping mapping, List<GivenMappingColumnDto> columns) {
        mapping.columnNames = columns.stream()
                .map(column -> TrimmedText.stripped("columns", column.name()))
                .toList();
        mapping.columnTypes = columns.stream()
                .map(column -> column.type() == null ? MappingColumnTypeDto.TEXT : column.type())
                .map(MappingColumnTypeDto::wireValue)
                .toList();
    }

    private static MappingColumnTypeDto type(String wireValue) {
        return Arrays.stream(MappingColumnTypeDto.values())
                .filter(type -> type.wireValue().equals(wireValue))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the document does not know " + wireValue));
    }
}
