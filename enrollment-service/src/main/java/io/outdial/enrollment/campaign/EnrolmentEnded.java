package io.outdial.enrollment.campaign;

import java.util.UUID;

/** The data of the event {@code enrolment.ended}: {@code EnrolmentEnded} of outbound.yaml. */
record EnrolmentEnded(UUID customerId, UUID campaignId, UUID enrolmentId, String phoneKey, String status) {}
