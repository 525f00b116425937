package io.outdial.enrollment.customer;

import java.util.UUID;

/**
 * The result of loading a draft.
 *
 * @param customerId null if it was refused
 * @param doNotCall the customer may not be called, because the number or the customer was opted out before
 */
public record Loaded(UUID customerId, Outcome outcome, boolean doNotCall) {

    public enum Outcome {
        /** A new customer was created. */
        CREATED,
        /** An existing customer was updated, or a customer whom an earlier draft of the same load has created. */
        UPDATED,
        /** The number belongs to an erased customer, so nothing was written ({@code DO_NOT_CALL}). */
        ERASED_NUMBER
    }
}
