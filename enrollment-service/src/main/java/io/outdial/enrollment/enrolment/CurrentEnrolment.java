package io.outdial.enrollment.enrolment;

import java.util.UUID;

/**
 * The enrolment of a customer once a request to enrol has been carried out.
 *
 * @param isNew this request has created it
 */
record CurrentEnrolment(UUID enrolmentId, EnrolmentStatus status, boolean isNew) {}
