package io.outdial.outbound.member;

import io.outdial.contract.outbound.CreateDeviceDto;
import io.outdial.contract.outbound.DeviceAnswerDto;
import io.outdial.contract.outbound.DevicePageDto;
import io.outdial.contract.outbound.DevicesApi;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/members/{memberId}/devices}: so that a Genesys desktop has a device to name. */
@Cancellable(false)
public class DeviceResource implements DevicesApi {

    @Inject
    DeviceService devices;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<DevicePageDto> listDevices(UUID memberId, Integer page, Integer limit) {
        return devices.list(call.clientId(), memberId, page, limit)
                .map(listed -> new DevicePageDto(
                        listed.numbers().itemsTotal(),
                        listed.numbers().currentPage(),
                        listed.numbers().nextPage(),
                        listed.numbers().prevPage(),
                        listed.items()));
    }

    @Override
    public Uni<DeviceAnswerDto> createDevice(UUID memberId, CreateDeviceDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, DeviceAnswerDto.class, () -> devices.create(
                        clientId, memberId, create.phoneNumber())
                .map(DeviceAnswerDto::new));
    }

    @Override
    public Uni<DeviceAnswerDto> deleteDevice(UUID memberId, UUID deviceId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, DeviceAnswerDto.class, () -> devices.delete(clientId, memberId, deviceId)
                        .map(DeviceAnswerDto::new));
    }
}
