package io.outdial.platform.dialect;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.outdial.platform.failure.Failure;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Refusals that come before the business rules of cloudagent.md. Its clients expect HTTP 200 of the rules, which answer
 * by themselves; what stands here never got that far. The text over quota is the one documented (§3.3).
 */
final class CloudAgentErrors {

    private CloudAgentErrors() {}

    static ErrorAnswer answer(Failure failure) {
        int status = failure.code().httpStatus();
        if (failure instanceof Failure.OverQuota overQuota) {
            return new ErrorAnswer(
                    status, new Body("error", "Max limit exceeded"), Dialect.wholeSeconds(overQuota.retryAfter()));
        }
        if (failure instanceof Failure.Unavailable unavailable) {
            return new ErrorAnswer(
                    status, new Body("error", failure.getMessage()), Dialect.wholeSeconds(unavailable.retryAfter()));
        }
        if (failure instanceof Failure.NotValid notValid) {
            return ErrorAnswer.of(
                    status, new Body("error", notValid.issues().get(0).message()));
        }
        return ErrorAnswer.of(status, new Body("error", failure.getMessage()));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    private record Body(String status, String message) {}
}
