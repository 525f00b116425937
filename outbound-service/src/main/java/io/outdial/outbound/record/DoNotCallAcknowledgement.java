package io.outdial.outbound.record;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The event after a {@code DoNotCallRecord} (genesys-web-services.md §1.3). Form by handle: the record is named by its
 * handle. By number: by the number. What the request left out and nothing fills in is left out here too.
 */
final class DoNotCallAcknowledgement {

    private static final String NAME = "DoNotCallAcknowledge";

    private DoNotCallAcknowledgement() {}

    static RecordEvent of(DoNotCallRequest request, ResolvedReferences found) {
        Map<String, Object> record = new LinkedHashMap<>();
        Map<String, Object> userData = new LinkedHashMap<>();
        record.put("devicePath", request.devicePath());
        record.put("applicationId", request.applicationId());
        record.put("campaignName", request.campaignName());
        userData.put("GSW_USER_EVENT", NAME);
        userData.put("GSW_APPLICATION_ID", request.applicationId());
        userData.put("GSW_CAMPAIGN_NAME", request.campaignName());
        userData.put("GSW_CHAIN_ATTR", request.chain().wireValue());
        userData.put(
                "GSW_PHONE",
                request.phoneNumber() == null ? found.recordNumber().given() : request.phoneNumber());
        if (request.callingList() != null) {
            record.put("callingList", request.callingList());
            userData.put("GSW_CALLING_LIST", request.callingList());
        }
        if (request.handle() != null) {
            record.put("recordHandle", request.handle());
            userData.put("GSW_RECORD_HANDLE", request.handle());
        } else {
            record.put("phoneNumber", request.phoneNumber());
        }
        return new RecordEvent(NAME, request.referenceId(), found.deviceId(), record, userData);
    }
}
