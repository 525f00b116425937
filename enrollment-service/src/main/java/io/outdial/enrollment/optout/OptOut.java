package io.outdial.enrollment.optout;

import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/** Somebody does not want to be called: this customer, and whoever else has the number. */
public record OptOut(UUID customerId, PhoneNumber number) {}
