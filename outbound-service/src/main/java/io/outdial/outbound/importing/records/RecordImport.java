package io.outdial.outbound.importing.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.outbound.CreateRecordImportDto;
import io.outdial.outbound.importing.FileFormat;
import io.outdial.outbound.importing.FileRow;
import io.outdial.outbound.importing.ImportJob;
import io.outdial.outbound.importing.ImportKind;
import io.outdial.outbound.importing.PreparedRows;
import io.outdial.outbound.importing.RowResult;
import io.outdial.outbound.importing.RowSink;
import io.outdial.outbound.intake.RecordIntake;
import io.outdial.outbound.intake.RowOptions;
import io.outdial.outbound.intake.RowOutcome;
import io.outdial.outbound.intake.RowReader;
import io.outdial.outbound.intake.RowReading;
import io.outdial.outbound.intake.RowTarget;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.registry.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Rows that are persons who are to be called into a campaign. */
@ApplicationScoped
class RecordImport implements ImportKind {

    static final String NAME = "records";

    @Inject
    RecordIntake intake;

    @Inject
    ObjectMapper json;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RowSink open(Client client, ImportJob job, List<String> columns) {
        CreateRecordImportDto options = options(job);
        ColumnNames names = new ColumnNames(RecordImportMapper.columns(options));
        if (job.format().type() == FileFormat.Type.CSV) {
            names.check(columns);
        }
        RowReader reader = new RowReader(client);
        RowTarget target = new RowTarget(job.clientId(), job.campaignId(), options.callingList());
        RowOptions how = new RowOptions(RecordImportMapper.duplicates(options), job.id(), job.isDryRun());
        return rows -> prepare(
                target,
                how,
                rows.stream()
                        .map(FileRow::values)
                        .map(names::apply)
                        .map(reader::read)
                        .toList());
    }

    private PreparedRows prepare(RowTarget target, RowOptions how, List<RowReading> readings) {
        return transaction -> intake.add(transaction, target, how, readings)
                .map(outcomes -> outcomes.stream().map(RecordImport::result).toList());
    }

    private static RowResult result(RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Stored) {
            return RowResult.taken("stored");
        }
        if (outcome instanceof RowOutcome.Updated) {
            return RowResult.taken("updated");
        }
        if (outcome instanceof RowOutcome.Duplicate duplicate) {
            return duplicate.isSkipped()
                    ? RowResult.taken("skipped")
                    : RowResult.rejected("duplicate", ErrorCode.ALREADY_EXISTS.name(), words(duplicate));
        }
        if (outcome instanceof RowOutcome.Invalid invalid) {
            return RowResult.rejected(
                    "invalid", invalid.fault().code().name(), invalid.fault().message());
        }
        return RowResult.rejected("do_not_call", ErrorCode.DO_NOT_CALL.name(), "The number is on the do-not-call list");
    }

    private static String words(RowOutcome.Duplicate duplicate) {
        return duplicate.known() == null
                ? "An earlier row has the number"
                : "Record " + duplicate.known().handle() + " in the list "
                        + duplicate.known().callingList() + " has the number";
    }

    private CreateRecordImportDto options(ImportJob job) {
        try {
            return json.treeToValue(job.options(), CreateRecordImportDto.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options that cannot be read", e);
        }
    }
}
