package io.outdial.outbound.donotcall;

import io.outdial.platform.phone.PhoneNumber;

/**
 * What became of a number that was to be taken off the list.
 *
 * @param isListed whether it still has an entry in the scope: what a person said stays
 */
public record Revoked(PhoneNumber number, Outcome outcome, boolean isListed) {

    public enum Outcome {
        REVOKED,
        /** Nobody but a person has listed it. */
        KEPT,
        NOT_LISTED
    }
}
