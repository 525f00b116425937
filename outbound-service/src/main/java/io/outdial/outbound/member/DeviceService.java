package io.outdial.outbound.member;

import io.outdial.contract.outbound.DeviceDto;
import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.database.ConstraintRefusals;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Keeps the devices of members. */
@ApplicationScoped
public class DeviceService {

    private static final int MAX = 20;
    private static final ConstraintRefusals NOTHING_UNIQUE = ConstraintRefusals.NONE;

    @Inject
    EntryRepository entries;

    @WithSession
    Uni<Page<DeviceDto>> list(UUID clientId, UUID memberId, Integer page, Integer limit) {
        return entries.get(Member.class, clientId, memberId)
                .chain(() -> devices(clientId, memberId, PageQuery.by("id", page, limit)));
    }

    /** The member stays locked meanwhile, so that two concurrent requests cannot exceed the limit. */
    @WithTransaction
    public Uni<DeviceDto> create(UUID clientId, UUID memberId, String phoneNumber) {
        return entries.getForUpdate(Member.class, clientId, memberId)
                .chain(() -> devices(clientId, memberId, PageQuery.by("id", 1, 1)))
                .invoke(DeviceService::requireRoom)
                .chain(() -> entries.store(device(clientId, memberId, phoneNumber), NOTHING_UNIQUE))
                .map(DeviceService::toDto);
    }

    /** @return the device as it was */
    @WithTransaction
    Uni<DeviceDto> delete(UUID clientId, UUID memberId, UUID id) {
        return entries.findForUpdate(Device.class, clientId, id)
                .map(device -> device == null || !device.memberId.equals(memberId) ? null : device)
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No device of this member with this id"))
                .call(() -> entries.delete(Device.class, clientId, id))
                .map(DeviceService::toDto);
    }

    private Uni<Page<DeviceDto>> devices(UUID clientId, UUID memberId, PageQuery query) {
        return entries.list(Device.class, clientId, query, EntryFilter.with("memberId", memberId), List.of())
                .map(devices -> devices.map(DeviceService::toDto));
    }

    private static Device device(UUID clientId, UUID memberId, String phoneNumber) {
        Device device = new Device();
        device.clientId = clientId;
        device.id = UuidV7.next();
        device.memberId = memberId;
        device.phoneNumber = phoneNumber;
        return device;
    }

    private static DeviceDto toDto(Device device) {
        return new DeviceDto(device.id, device.memberId, device.phoneNumber);
    }

    private static void requireRoom(Page<DeviceDto> present) {
        if (present.numbers().itemsTotal() >= MAX) {
            throw new Failure.Refused(ErrorCode.LIMIT_EXCEEDED, "A member has at most " + MAX + " devices");
        }
    }
}
