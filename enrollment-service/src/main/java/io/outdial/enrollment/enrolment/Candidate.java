package io.outdial.enrollment.enrolment;

import io.outdial.enrollment.phone.StoredPhones;
import java.util.UUID;

/** A customer who may be enrolled: what the decision needs. */
record Candidate(UUID customerId, StoredPhones phones, boolean doNotCall) {}
