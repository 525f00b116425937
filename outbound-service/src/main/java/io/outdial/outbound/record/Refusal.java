package io.outdial.outbound.record;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;

/** Why a command is not carried out. */
enum Refusal implements Decision {
    ENDED(ErrorCode.INVALID_STATUS_TRANSITION, "The record has ended"),
    HELD(ErrorCode.IN_USE, "Another agent has the record"),
    NOT_HELD(ErrorCode.INVALID_STATUS_TRANSITION, "You do not have the record"),
    /** To a dialler, whose attempt it is no longer. */
    LEASE_LOST(ErrorCode.LEASE_LOST, "The attempt does not have the record any more"),
    /** To a dialler, or who changes records that wait. */
    RECORD_ENDED(ErrorCode.RECORD_ENDED, "The record has ended"),
    NO_HOURS(ErrorCode.BAD_REQUEST, "from and until leave no time to call"),
    /** In the names of our own API. */
    NO_CALL_HOURS(ErrorCode.BAD_REQUEST, "callFrom and callUntil leave no time to call"),
    LISTED(ErrorCode.DO_NOT_CALL, "The number is on the do-not-call list");

    private final ErrorCode code;
    private final String message;

    Refusal(ErrorCode code, String message) {
        this.code = code;
        this.message = message;
    }

    Failure failure() {
        return new Failure.Refused(code, message);
    }
}
