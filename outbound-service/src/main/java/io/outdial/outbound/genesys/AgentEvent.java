package io.outdial.outbound.genesys;

import io.outdial.outbound.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Something that an agent is told. */
sealed interface AgentEvent permits RecordEvent, CampaignEvent, DeviceStateEvent {

    String OUTBOUND_CHANNEL = "/v2/me/outbound";
    String INTERNAL_CHANNEL = "/me/internal";

    /** The {@code notificationType}, or the {@code messageType} of an event that has none. */
    String name();

    /**
     * The messages of the pages, in their order.
     *
     * @param took how long the request had been worked on
     */
    List<Notification> notifications(Instant now, Duration took);

    /**
     * The message, and the copy of the event as the agent's telephone gets it.
     *
     * @param deviceId null where the agent has no telephone
     */
    static List<Notification> messages(
            Map<String, Object> outbound, UUID deviceId, Map<String, Object> userData, Instant now, Duration took) {
        Notification message = new Notification(OUTBOUND_CHANNEL, outbound);
        return deviceId == null ? List.of(message) : List.of(message, internalCopy(deviceId, userData, now, took));
    }

    private static Notification internalCopy(UUID deviceId, Map<String, Object> userData, Instant now, Duration took) {
        return new Notification(
                INTERNAL_CHANNEL,
                Map.of(
                        "messageType",
                        "DeviceUserEventMessage",
                        "deviceId",
                        deviceId.toString(),
                        "userData",
                        userData,
                        "metrics",
                        Map.of(
                                "eventProcessing",
                                Map.of(
                                        "serverGenerationTimestamp", now.toEpochMilli(),
                                        "nodeProcessingTimeNanos", took.toNanos(),
                                        "serverProcessingTimeTotalMs", took.toMillis()))));
    }
}
