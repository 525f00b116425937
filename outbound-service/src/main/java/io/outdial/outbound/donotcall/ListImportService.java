package io.outdial.outbound.donotcall;

import io.outdial.outbound.importing.FileFormat;
import io.outdial.outbound.importing.ImportJob;
import io.outdial.outbound.importing.ImportService;
import io.outdial.outbound.importing.NewImport;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Makes the jobs that load files into the list. */
@ApplicationScoped
class ListImportService {

    private static final char COMMA = ',';

    @Inject
    ImportService imports;

    @Inject
    ScopeRepository scopes;

    @Inject
    DoNotCallList list;

    /**
     * A job for numbers that are to be listed.
     *
     * @throws Failure.NotFound if the client does not have the campaign or the group
     */
    @WithTransaction
    Uni<ImportJob> create(UUID clientId, EntryImport.Options options, FileFormat format) {
        return scopes.require(clientId, options.scope())
                .chain(() -> add(new NewImport(clientId, EntryImport.NAME, null, false, options.toJson(), format)));
    }

    /**
     * A job for a download of the registry.
     *
     * @param columns of the download, in their order
     */
    @WithTransaction
    Uni<ImportJob> create(UUID clientId, RegistryImport.Options options, List<String> columns) {
        FileFormat format = new FileFormat(FileFormat.Type.CSV, COMMA, columns);
        return add(new NewImport(clientId, RegistryImport.NAME, null, false, options.toJson(), format));
    }

    private Uni<ImportJob> add(NewImport added) {
        return list.connection().chain(transaction -> imports.create(transaction, added));
    }
}
