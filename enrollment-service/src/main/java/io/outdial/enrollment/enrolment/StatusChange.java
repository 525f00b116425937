package io.outdial.enrollment.enrolment;

import java.util.UUID;

/** The result of a status change; {@code previous} and {@code current} are equal if nothing had to change. */
public record StatusChange(UUID enrolmentId, EnrolmentStatus previous, EnrolmentStatus current) {}
