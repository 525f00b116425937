package io.outdial.outbound.dialler;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.common.ValidationIssueDto;
import io.outdial.contract.outbound.RecordReportErrorDto;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import org.openapitools.jackson.nullable.JsonNullable;

/** What is answered to rows about records that were refused. */
public final class RowErrors {

    private RowErrors() {}

    /** The handle that a row has given, null if it has given none. */
    public static Long handle(JsonNode row) {
        JsonNode handle = row.path("handle");
        return handle.isIntegralNumber() && handle.canConvertToLong() ? handle.longValue() : null;
    }

    public static RecordReportErrorDto toDto(Failure failure) {
        return new RecordReportErrorDto(
                failure.getMessage(),
                failure.code().name(),
                failure instanceof Failure.NotValid notValid
                        ? JsonNullable.of(
                                notValid.issues().stream().map(RowErrors::toDto).toList())
                        : JsonNullable.undefined());
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
