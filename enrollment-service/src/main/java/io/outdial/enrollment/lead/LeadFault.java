package io.outdial.enrollment.lead;

import io.outdial.platform.failure.ErrorCode;
import java.util.UUID;

/**
 * Why a record failed.
 *
 * @param index where it stood in the request, from 0
 * @param customerId of a customer that is there in spite of it, else null
 */
record LeadFault(int index, UUID customerId, String externalId, ErrorCode code, String message) {}
