package io.outdial.enrollment.enrolment;

import java.util.UUID;

/** A caller's request to give the enrolment of this customer in this campaign a status. */
record StatusChangeRequest(UUID customerId, UUID campaignId, EnrolmentStatus status) {}
