package io.outdial.outbound.loading;

import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.record.Change;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.util.Optional;

/** Whether a record may be changed as asked, as far as its campaign is concerned. */
final class UpdatePolicy {

    private UpdatePolicy() {}

    /** @param target null if the client has no such record */
    static Optional<Failure> check(RecordUpdate update, UpdateTarget target) {
        if (target == null) {
            return Optional.of(new Failure.NotFound("No record with this handle"));
        }
        if (!target.hasMember()) {
            return Optional.of(new Failure.NotFound("The campaign has no such agent"));
        }
        if (!target.hasSkill()) {
            return Optional.of(new Failure.NotFound("The campaign has no such skill"));
        }
        if (target.dialMethod() == DialMethod.AGENTWISE
                && isCleared(update.edit().turns().memberId())) {
            return Optional.of(
                    new Failure.Refused(ErrorCode.BAD_REQUEST, "The campaign needs an agent for each record"));
        }
        return target.dialMethod() == DialMethod.SKILLWISE
                        && isCleared(update.edit().turns().skillId())
                ? Optional.of(new Failure.Refused(ErrorCode.BAD_REQUEST, "The campaign needs a skill for each record"))
                : Optional.empty();
    }

    private static boolean isCleared(Change<?> change) {
        return change.isSet() && change.value() == null;
    }
}
