package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.LeadCustomFieldDto;
import io.outdial.contract.enrollment.LeadRecordDto;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.phone.PhoneNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A record that may be loaded.
 *
 * @param index where it stood in the request, from 0
 * @param sourceId null where it names none
 * @param cost its own, else its source's; null where neither says one
 */
record Lead(int index, LeadRecordDto record, PhoneNumber phone, UUID sourceId, BigDecimal cost) {

    boolean isOptOut() {
        return Boolean.TRUE.equals(record.doNotCall());
    }

    List<LeadCustomFieldDto> customFields() {
        return record.customFields() == null ? List.of() : record.customFields();
    }

    /** @param customerId of a customer that is there in spite of it, else null */
    LeadFault fault(UUID customerId, ErrorCode code, String message) {
        return new LeadFault(index, customerId, record.externalId(), code, message);
    }
}
