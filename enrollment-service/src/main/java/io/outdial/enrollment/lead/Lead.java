package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.LeadCustomFieldDto;
import io.outdial.contract.enrollment.LeadRecordDto;
import io.outdial.enrollment.phone.GivenPhone;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.phone.PhoneNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A record that may be loaded.
 *
 * @param index where it stood in the request, from 0
 * @param further the numbers after the first; null where it does not say which there are
 * @param sourceId null where it names none
 * @param cost its own, else its source's; null where neither says one
 */
record Lead(
        int index, LeadRecordDto record, PhoneNumber phone, List<GivenPhone> further, UUID sourceId, BigDecimal cost) {

    boolean isOptOut() {
        return Boolean.TRUE.equals(record.doNotCall());
    }

    /** All numbers that it gives, the first one first. */
    List<PhoneNumber> numbers() {
        return further == null
                ? List.of(phone)
                : Stream.concat(Stream.of(phone), further.stream().map(GivenPhone::number))
                        .toList();
    }

    List<LeadCustomFieldDto> customFields() {
        return record.customFields() == null ? List.of() : record.customFields();
    }

    /** @param customerId of a customer that is there in spite of it, else null */
    LeadFault fault(UUID customerId, ErrorCode code, String message) {
        return new LeadFault(index, customerId, record.externalId(), code, message);
    }
}
