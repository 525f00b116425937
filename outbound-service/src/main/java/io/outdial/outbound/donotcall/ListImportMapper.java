package io.outdial.outbound.donotcall;

import io.outdial.contract.outbound.CreateDoNotCallImportDto;
import io.outdial.contract.outbound.CreateRegistryImportDto;
import io.outdial.contract.outbound.ImportFormatDto;
import io.outdial.outbound.importing.FileFormat;
import java.util.List;

/** From the contract's records to the formats of files. */
final class ListImportMapper {

    private ListImportMapper() {}

    static FileFormat format(CreateDoNotCallImportDto create) {
        return create.format() == ImportFormatDto.NDJSON
                ? FileFormat.NDJSON
                : new FileFormat(
                        FileFormat.Type.CSV,
                        create.delimiter() == null ? null : create.delimiter().charAt(0),
                        create.columnNames());
    }

    /** @throws io.outdial.platform.failure.Failure.NotValid if a column is missing that a download must have */
    static List<String> columns(CreateRegistryImportDto create, boolean isChangeList) {
        List<String> needed = isChangeList ? RegistryFileRule.CHANGE_LIST : RegistryFileRule.FULL_LIST;
        if (create.columnNames() == null) {
            return needed;
        }
        if (!create.columnNames().containsAll(needed)) {
            throw EntryMapper.fault("columnNames", "must have all of " + String.join(", ", needed), "all of them");
        }
        return create.columnNames();
    }
}
