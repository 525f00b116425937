package io.outdial.enrollment.enrol;

import java.util.UUID;

/** A customer who may be enrolled, as far as the decision has to know. */
record Candidate(UUID customerId, String phoneKey, boolean doNotCall) {}
