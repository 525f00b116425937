package io.outdial.outbound.record;

import io.outdial.outbound.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happened to a record, for the agent who asked for it.
 *
 * @param name the {@code notificationType}
 * @param referenceId the agent's own id of the request, null where it gave none
 * @param record how the message names the record
 * @param userData the {@code GSW_} keys of the internal copy
 */
record RecordEvent(
        String name, String referenceId, UUID deviceId, Map<String, Object> record, Map<String, Object> userData) {

    /**
     * The two messages of the page, in its order.
     *
     * @param took how long the request had been worked on
     */
    List<Notification> notifications(Instant now, Duration took) {
        Map<String, Object> outbound = new LinkedHashMap<>();
        outbound.put("record", record);
        outbound.put("notificationType", name);
        outbound.put("messageType", "OutboundRecordMessage");
        if (referenceId != null) {
            outbound.put("referenceId", referenceId);
        }
        Map<String, Object> internal = Map.of(
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
                                "serverProcessingTimeTotalMs", took.toMillis())));
        return List.of(new Notification("/v2/me/outbound", outbound), new Notification("/me/internal", internal));
    }
}
