package io.outdial.outbound.donotcall;

import io.outdial.contract.outbound.CreateDoNotCallGroupDto;
import io.outdial.contract.outbound.DoNotCallGroupDto;
import io.outdial.contract.outbound.DoNotCallGroupPageDto;
import io.outdial.contract.outbound.UpdateDoNotCallGroupDto;
import io.outdial.outbound.entry.TrimmedText;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.Page;
import java.time.Instant;
import java.util.UUID;

/** Between the contract's records and the entity. */
final class GroupMapper {

    private GroupMapper() {}

    static DoNotCallGroup toEntity(UUID clientId, CreateDoNotCallGroupDto create, Instant now) {
        DoNotCallGroup group = new DoNotCallGroup();
        group.clientId = clientId;
        group.id = UuidV7.next();
        group.createdAt = now;
        group.updatedAt = now;
        group.name = TrimmedText.stripped("name", create.name());
        return group;
    }

    static void apply(UpdateDoNotCallGroupDto patch, DoNotCallGroup group) {
        patch.name().ifPresent(value -> group.name = TrimmedText.stripped("name", value));
    }

    static DoNotCallGroupDto toDto(DoNotCallGroup group) {
        return new DoNotCallGroupDto(group.id, group.createdAt, group.updatedAt, group.clientId, group.name);
    }

    static DoNotCallGroupPageDto toPage(Page<DoNotCallGroupDto> groups) {
        return new DoNotCallGroupPageDto(
                groups.numbers().itemsTotal(),
                groups.numbers().currentPage(),
                groups.numbers().nextPage(),
                groups.numbers().prevPage(),
                groups.items());
    }
}
