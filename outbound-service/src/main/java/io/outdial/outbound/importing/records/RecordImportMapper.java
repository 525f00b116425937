package io.outdial.outbound.importing.records;

import io.outdial.contract.outbound.CreateRecordImportDto;
import io.outdial.contract.outbound.ImportDuplicatesDto;
import io.outdial.contract.outbound.ImportFormatDto;
import io.outdial.outbound.importing.FileFormat;
import io.outdial.outbound.intake.DuplicateTerms;
import io.outdial.outbound.intake.DuplicateTerms.Policy;
import io.outdial.outbound.record.DuplicateScope.Reach;
import java.util.Map;
import java.util.Optional;

/** From what a client asks for. */
final class RecordImportMapper {

    private RecordImportMapper() {}

    static FileFormat format(CreateRecordImportDto asked) {
        return asked.format() == ImportFormatDto.NDJSON
                ? FileFormat.NDJSON
                : new FileFormat(
                        FileFormat.Type.CSV,
                        asked.delimiter() == null ? null : asked.delimiter().charAt(0),
                        asked.columnNames());
    }

    static Map<String, String> columns(CreateRecordImportDto asked) {
        return asked.columns() == null ? Map.of() : asked.columns();
    }

    static DuplicateTerms duplicates(CreateRecordImportDto asked) {
        ImportDuplicatesDto terms = asked.duplicates();
        return terms == null
                ? DuplicateTerms.USUAL
                : new DuplicateTerms(
                        Optional.ofNullable(terms.scope())
                                .map(scope -> Reach.valueOf(scope.name()))
                                .orElse(DuplicateTerms.USUAL.reach()),
                        Optional.ofNullable(terms.policy())
                                .map(policy -> Policy.valueOf(policy.name()))
                                .orElse(DuplicateTerms.USUAL.policy()),
                        terms.lastDays(),
                        Boolean.TRUE.equals(terms.byName()));
    }
}
