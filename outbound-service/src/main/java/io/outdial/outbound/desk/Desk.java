package io.outdial.outbound.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An agent as its desktop shows it.
 *
 * @param userName null where the agent has none
 * @param devices in the order they were made
 * @param sessionDeviceId the device of the agent's session; null without a session
 */
public record Desk(
        UUID memberId,
        String userName,
        String name,
        List<String> features,
        List<DeskDevice> devices,
        UUID sessionDeviceId) {

    public Desk {
        features = List.copyOf(features);
        devices = List.copyOf(devices);
    }

    public boolean isInSession() {
        return sessionDeviceId != null;
    }

    /** The device of an id, if it is the agent's. */
    public Optional<DeskDevice> device(UUID id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }

    /** The same desk with a session on one of its devices, or without one (null). */
    public Desk inSession(UUID deviceId) {
        return new Desk(memberId, userName, name, features, devices, deviceId);
    }
}
