package io.outdial.outbound.intake;

import io.outdial.platform.failure.ErrorCode;

/**
 * Why a row cannot be stored, whatever its numbers are.
 *
 * @param field as the sender names it, null where it is the whole row
 * @param message for people, without anything of the row
 */
public record RowFault(ErrorCode code, String field, String message) {

    static RowFault invalid(String field, String message) {
        return new RowFault(ErrorCode.VALIDATION_ERROR, field, message);
    }

    static RowFault unknown(String field, String message) {
        return new RowFault(ErrorCode.NOT_FOUND, field, message);
    }
}
