package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.phone.StoredPhone;
import java.util.UUID;

/** A customer who may be enrolled, as far as the decision has to know. */
record Candidate(UUID customerId, StoredPhone phone, boolean doNotCall) {}
