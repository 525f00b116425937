package io.outdial.outbound.record;

import io.outdial.outbound.login.Privileges;
import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/**
 * What there is of the things that a request names. Null where there is nothing of that name for this agent, another
 * client's included.
 *
 * @param deviceId a device of the agent
 * @param campaignId the campaign of the name
 * @param applicationId the application that runs the campaign
 * @param callingListId the list of the name, among those of the campaign
 * @param callingList the name of the list, or of the record's list where the request names none
 * @param handle of the record, among those of the list, or of the campaign where the request names no list
 * @param recordNumber the number of that record
 * @param privileges of the agent
 */
public record ResolvedReferences(
        UUID deviceId,
        UUID campaignId,
        Integer applicationId,
        UUID callingListId,
        String callingList,
        Long handle,
        PhoneNumber recordNumber,
        Privileges privileges) {

    /** For a dialler, which may do everything. */
    public ResolvedReferences(
            UUID deviceId,
            UUID campaignId,
            Integer applicationId,
            UUID callingListId,
            String callingList,
            Long handle,
            PhoneNumber recordNumber) {
        this(deviceId, campaignId, applicationId, callingListId, callingList, handle, recordNumber, Privileges.ALL);
    }
}
