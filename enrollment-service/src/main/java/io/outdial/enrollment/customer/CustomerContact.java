package io.outdial.enrollment.customer;

import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/** Whom to call, as far as anybody outside of this package has to know. */
public record CustomerContact(UUID id, PhoneNumber phone, boolean doNotCall) {}
