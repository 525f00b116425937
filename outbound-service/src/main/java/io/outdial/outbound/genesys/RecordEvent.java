package io.outdial.outbound.genesys;

import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.failure.Failure;
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
 * @param failure why it did not happen; null where it did
 */
record RecordEvent(
        String name,
        String referenceId,
        UUID deviceId,
        Map<String, Object> record,
        Map<String, Object> userData,
        Failure failure)
        implements AgentEvent {

    RecordEvent(
            String name, String referenceId, UUID deviceId, Map<String, Object> record, Map<String, Object> userData) {
        this(name, referenceId, deviceId, record, userData, null);
    }

    /** What was accepted did not succeed (architecture.md §8). */
    static RecordEvent failed(OperationRequest<?> request, ResolvedReferences found, Failure failure) {
        RecordEvent event = acknowledging("Error", request, found);
        return new RecordEvent(event.name, event.referenceId, event.deviceId, event.record, event.userData, failure);
    }

    /** Names the record as the request did, and its list; what nothing fills in is left out. */
    static RecordEvent acknowledging(String name, OperationRequest<?> request, ResolvedReferences found) {
        Map<String, Object> record = new LinkedHashMap<>();
        Map<String, Object> userData = new LinkedHashMap<>();
        record.put("devicePath", request.devicePath());
        record.put("applicationId", request.applicationId());
        record.put("campaignName", request.campaignName());
        userData.put("GSW_USER_EVENT", name);
        userData.put("GSW_APPLICATION_ID", request.applicationId());
        userData.put("GSW_CAMPAIGN_NAME", request.campaignName());
        String callingList = request.callingList() == null ? found.callingList() : request.callingList();
        if (callingList != null) {
            record.put("callingList", callingList);
            userData.put("GSW_CALLING_LIST", callingList);
        }
        if (request.handle() != null) {
            record.put("recordHandle", request.handle());
            userData.put("GSW_RECORD_HANDLE", request.handle());
        }
        return new RecordEvent(name, request.referenceId(), found.deviceId(), record, userData);
    }

    /** About another record of the chain than the one that the request names. */
    RecordEvent ofHandle(long handle) {
        return withRecordField("recordHandle", handle).withUserData("GSW_RECORD_HANDLE", handle);
    }

    RecordEvent withRecordField(String field, Object value) {
        return new RecordEvent(name, referenceId, deviceId, with(record, field, value), userData, failure);
    }

    RecordEvent withUserData(String key, Object value) {
        return new RecordEvent(name, referenceId, deviceId, record, with(userData, key, value), failure);
    }

    @Override
    public List<Notification> notifications(Instant now, Duration took) {
        Map<String, Object> outbound = new LinkedHashMap<>();
        outbound.put("record", record);
        outbound.put("notificationType", name);
        outbound.put("messageType", "OutboundRecordMessage");
        if (failure != null) {
            outbound.put("errorCode", GenesysDialect.statusCode(failure));
            outbound.put("errorMessage", failure.getMessage());
        }
        if (referenceId != null) {
            outbound.put("referenceId", referenceId);
        }
        return AgentEvent.messages(outbound, deviceId, userData, now, took);
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
