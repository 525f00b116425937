package io.outdial.outbound.genesys;

import io.outdial.contract.outbound.GenesysDeviceDto;
import io.outdial.outbound.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the devices of an agent are since its session began or ended. */
record DeviceStateEvent(List<GenesysDeviceDto> devices) implements AgentEvent {

    private static final String CHANNEL = "/v2/me/devices";

    @Override
    public String name() {
        return "DeviceStateChangeMessage";
    }

    @Override
    public List<Notification> notifications(Instant now, Duration took) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("messageType", name());
        data.put("devices", devices);
        return List.of(new Notification(CHANNEL, data));
    }
}
