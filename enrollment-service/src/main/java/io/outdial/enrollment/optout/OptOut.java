package io.outdial.enrollment.optout;

import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/**
 * A request that a number is not called any more: for this customer, and for everybody else who has the number.
 *
 * @param customerId null if no customer was loaded, for example because the lead was refused for another field
 */
public record OptOut(UUID customerId, PhoneNumber number) {}
