package io.outdial.outbound.donotcall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.importing.FileRow;
import io.outdial.outbound.importing.ImportJob;
import io.outdial.outbound.importing.ImportKind;
import io.outdial.outbound.importing.PreparedRows;
import io.outdial.outbound.importing.RowResult;
import io.outdial.outbound.importing.RowSink;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Downloads of the national registry. With the last of its rows the registry is of the day of the download. */
@ApplicationScoped
class RegistryImport implements ImportKind {

    static final String NAME = "do_not_call_registry";

    @Inject
    RegistryService registry;

    /**
     * @param isChangeList whether the rows say what has become of their numbers, else the registry has all of them
     * @param downloadedOn the day of the download
     */
    record Options(boolean isChangeList, LocalDate downloadedOn, String reportedBy) {

        JsonNode toJson() {
            ObjectNode options = JsonNodeFactory.instance.objectNode();
            options.put("isChangeList", isChangeList);
            options.put("downloadedOn", downloadedOn.toString());
            options.put("reportedBy", reportedBy);
            return options;
        }

        static Options of(JsonNode options) {
            return new Options(
                    options.path("isChangeList").asBoolean(),
                    LocalDate.parse(options.path("downloadedOn").asText()),
                    options.path("reportedBy").asText());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RowSink open(Client client, ImportJob job, List<String> columns) {
        Options options = Options.of(job.options());
        return rows -> new Download(client, options, read(rows, options));
    }

    private static List<RegistryRow> read(List<FileRow> rows, Options options) {
        return rows.stream()
                .map(row -> RegistryFileRule.read(row.values(), options.isChangeList()))
                .toList();
    }

    /** Some rows of a download. */
    private final class Download implements PreparedRows {

        private final Client client;
        private final Options options;
        private final List<RegistryRow> rows;

        private Download(Client client, Options options, List<RegistryRow> rows) {
            this.client = client;
            this.options = options;
            this.rows = rows;
        }

        /** Of a number that stands there several times the last row counts. */
        @Override
        public Uni<List<RowResult>> store(SqlCarrier transaction) {
            Map<PhoneNumber, Boolean> isRemoved = new LinkedHashMap<>();
            rows.stream()
                    .filter(row -> row.fault() == null)
                    .forEach(row -> isRemoved.put(row.number(), row.isRemoved()));
            Map<Boolean, List<PhoneNumber>> numbers = isRemoved.entrySet().stream()
                    .collect(Collectors.partitioningBy(
                            Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
            RegistryService.RegistryChange change =
                    new RegistryService.RegistryChange(options.downloadedOn(), numbers.get(false), numbers.get(true));
            return registry.change(transaction, client.id(), change, options.reportedBy())
                    .map(this::results);
        }

        @Override
        public Uni<Void> complete(SqlCarrier transaction) {
            return registry.advance(transaction, client.id(), options.downloadedOn(), options.reportedBy());
        }

        private List<RowResult> results(RegistryService.Updated updated) {
            Map<PhoneNumber, String> outcomes = Stream.concat(
                            updated.added().stream()
                                    .map(added -> Map.entry(
                                            added.number(), added.outcome().name())),
                            updated.removed().stream()
                                    .map(removed -> Map.entry(
                                            removed.number(), removed.outcome().name())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return rows.stream()
                    .map(row -> row.fault() == null
                            ? RowResult.taken(outcomes.get(row.number()).toLowerCase(Locale.ROOT))
                            : RowResult.invalid(row.fault()))
                    .toList();
        }
    }
}
