package io.outdial.outbound.genesys;

import io.outdial.outbound.desk.Desk;
import io.outdial.outbound.desk.DeskDevice;
import io.outdial.platform.failure.Failure;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** With which channels and which device a session begins (genesys-web-services.md §2.6). */
final class SessionRule {

    private static final String VOICE_FEATURE = "api-voice";

    private SessionRule() {}

    /**
     * @param features those that the caller has at present
     * @param device see {@link #device}
     */
    static List<ChannelOutcome> outcomes(List<String> channels, Set<String> features, DeskDevice device) {
        return channels.stream()
                .map(channel -> new ChannelOutcome(channel, failure(channel, features, device)))
                .toList();
    }

    /** @throws Failure the one of the first channel, if none can be worked with */
    static void requireAny(List<ChannelOutcome> outcomes) {
        if (outcomes.stream().allMatch(ChannelOutcome::isFailed)) {
            throw outcomes.get(0).failure();
        }
    }

    /**
     * The device of the session; null where there is none such.
     *
     * @param devicePath null for the agent's first device
     */
    static DeskDevice device(Desk desk, String devicePath) {
        if (devicePath == null) {
            return desk.devices().stream().findFirst().orElse(null);
        }
        UUID id = DevicePath.deviceId(devicePath).orElse(null);
        return id == null ? null : desk.device(id).orElse(null);
    }

    private static Failure failure(String channel, Set<String> features, DeskDevice device) {
        if (!channel.equals(ChannelNames.VOICE)) {
            return new Failure.NotFound("No channel with this name");
        }
        if (!features.contains(VOICE_FEATURE)) {
            return new Failure.PermissionDenied(VOICE_FEATURE);
        }
        return device == null ? new Failure.NotFound("No device of yours to begin a session with") : null;
    }
}
