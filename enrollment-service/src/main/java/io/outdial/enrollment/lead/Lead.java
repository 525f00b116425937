package io.outdial.enrollment.lead;

import io.outdial.contract.enrollment.LeadRecordDto;
import io.outdial.platform.phone.PhoneNumber;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A record that may be loaded.
 *
 * @param index where it stood in the request, from 0
 * @param sourceId null where it names none
 * @param cost its own, else its source's; null where neither says one
 */
record Lead(int index, LeadRecordDto record, PhoneNumber phone, UUID sourceId, BigDecimal cost) {}
