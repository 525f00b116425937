package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.phone.StoredPhone;
import java.util.UUID;

/** A customer who may be enrolled: what the decision needs. */
record Candidate(UUID customerId, StoredPhone phone, boolean doNotCall) {}
