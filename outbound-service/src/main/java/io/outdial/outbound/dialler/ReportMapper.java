package io.outdial.outbound.dialler;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.RecordHandleDto;
import io.outdial.contract.outbound.RecordReportOutcomeDto;
import io.outdial.contract.outbound.RecordResultDto;
import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.outbound.record.Report;
import io.outdial.outbound.record.ReportOutcome;
import io.outdial.outbound.record.ReportOutcome.Counted;
import io.outdial.outbound.record.ReportOutcome.Refused;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.outdial.platform.spec.SchemaReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the rows of a batch of results and ours. */
@ApplicationScoped
class ReportMapper {

    @Inject
    SchemaReader schemas;

    @Inject
    Clock clock;

    /** @throws Failure.NotValid if the row breaks its schema, or says nothing */
    Report read(Client client, JsonNode row) {
        long handle = schemas.read(row, "RecordHandle", RecordHandleDto.class).handle();
        return read(client, handle, schemas.read(row, "RecordResult", RecordResultDto.class));
    }

    /** @throws Failure.NotValid if it says nothing, or what cannot be */
    Report read(Client client, long handle, RecordResultDto given) {
        return new Report(
                new Held(client.id(), client.region(), handle, given.attemptId(), given.memberId()),
                ResultMapper.command(given, clock.instant()),
                ResultMapper.notes(given));
    }

    static RecordReportOutcomeDto toDto(JsonNode row, ReportOutcome outcome) {
        return new RecordReportOutcomeDto(
                RowErrors.handle(row),
                outcome instanceof Counted counted
                        ? JsonNullable.of(DiallerMapper.toDto(counted.record()))
                        : JsonNullable.undefined(),
                outcome instanceof Refused refused
                        ? JsonNullable.of(RowErrors.toDto(refused.failure()))
                        : JsonNullable.undefined());
    }
}
