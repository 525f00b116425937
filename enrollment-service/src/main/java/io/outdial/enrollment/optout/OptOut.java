package io.outdial.enrollment.optout;

import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/**
 * Somebody does not want to be called: this customer, and whoever else has the number.
 *
 * @param customerId null where nobody of the number was loaded, such as by a lead that was refused for another field
 */
public record OptOut(UUID customerId, PhoneNumber number) {}
