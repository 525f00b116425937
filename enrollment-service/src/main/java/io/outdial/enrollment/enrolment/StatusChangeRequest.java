package io.outdial.enrollment.enrolment;

import java.util.UUID;

/** What a caller asks for: this status for the enrolment of this customer in this campaign. */
record StatusChangeRequest(UUID customerId, UUID campaignId, EnrolmentStatus status) {}
