package io.outdial.platform.dialect;

import io.outdial.contract.common.ErrorDto;
import io.outdial.contract.common.RetryableErrorDto;
import io.outdial.contract.common.ValidationErrorDto;
import io.outdial.contract.common.ValidationIssueDto;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.time.Duration;

/** The error envelope of carecycle.md §0.3. */
final class CareCycleErrors {

    private CareCycleErrors() {}

    static ErrorAnswer answer(Failure failure) {
        int status = failure.code().httpStatus();
        if (failure instanceof Failure.NotValid notValid) {
            return ErrorAnswer.of(
                    status,
                    new ValidationErrorDto(
                            failure.getMessage(),
                            failure.code().name(),
                            notValid.issues().stream()
                                    .map(CareCycleErrors::toDto)
                                    .toList()));
        }
        if (failure instanceof Failure.OverQuota overQuota) {
            return retryable(failure, overQuota.retryAfter());
        }
        if (failure instanceof Failure.Unavailable unavailable) {
            return retryable(failure, unavailable.retryAfter());
        }
        return ErrorAnswer.of(
                status, new ErrorDto(failure.getMessage(), failure.code().name()));
    }

    private static ErrorAnswer retryable(Failure failure, Duration wait) {
        long seconds = Dialect.wholeSeconds(wait);
        return new ErrorAnswer(
                failure.code().httpStatus(),
                new RetryableErrorDto(failure.getMessage(), failure.code().name(), Math.toIntExact(seconds)),
                seconds);
    }

    private static ValidationIssueDto toDto(Issue issue) {
        return new ValidationIssueDto(
                issue.path(),
                issue.message(),
                issue.expected(),
                issue.received(),
                issue.code().wireValue());
    }
}
