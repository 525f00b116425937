package io.outdial.platform.outbox;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;

/** Whether an operator may drop an event. One that keeps somebody from being called is not dropped by a slip. */
final class DropRule {

    private DropRule() {}

    /** @throws Failure.Refused if it is protective and that was not confirmed */
    static void require(OutboxEntry event, boolean isProtective, boolean isConfirmed) {
        if (isProtective && !isConfirmed) {
            throw new Failure.Refused(
                    ErrorCode.CONFLICT,
                    "An event of type " + event.type()
                            + " keeps somebody from being called: to drop it takes a confirmation (--yes)");
        }
    }
}
