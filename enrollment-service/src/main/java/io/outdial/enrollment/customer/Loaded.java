package io.outdial.enrollment.customer;

import java.util.UUID;

/**
 * What became of a draft.
 *
 * @param customerId null if it was refused
 * @param doNotCall the customer is not to be called: its number was opted out earlier, or it said so before
 */
public record Loaded(UUID customerId, Outcome outcome, boolean doNotCall) {

    public enum Outcome {
        /** A customer that was not there before. */
        CREATED,
        /**
         * It was there, and the fields of the draft have been written onto it; so have those of a draft that repeats an
         * earlier one of the same load.
         */
        UPDATED,
        /** The number belongs to somebody who was erased: nothing was written ({@code DO_NOT_CALL}). */
        ERASED_NUMBER
    }
}
