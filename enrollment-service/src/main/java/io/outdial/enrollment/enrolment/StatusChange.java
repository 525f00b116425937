package io.outdial.enrollment.enrolment;

import java.util.UUID;

/** What became of it; {@code previous} and {@code now} are the same where nothing had to change. */
record StatusChange(UUID enrolmentId, EnrolmentStatus previous, EnrolmentStatus now) {}
