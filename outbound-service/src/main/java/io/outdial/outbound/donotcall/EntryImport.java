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
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Files of numbers that are listed: one a row, all on the same terms. */
@ApplicationScoped
class EntryImport implements ImportKind {

    static final String NAME = "do_not_call";

    @Inject
    EntryService entries;

    /** What the rows have in common. */
    record Options(String phoneColumn, EntryScope scope, String reason, String reportedBy, Instant expiresAt) {

        JsonNode toJson() {
            ObjectNode options = JsonNodeFactory.instance.objectNode();
            options.put("phoneColumn", phoneColumn);
            options.put("scopeKind", scope.kind().name());
            options.put("scope", scope.id().toString());
            options.put("reason", reason);
            options.put("reportedBy", reportedBy);
            options.put("expiresAt", expiresAt == null ? null : expiresAt.toString());
            return options;
        }

        static Options of(JsonNode options) {
            String expiresAt = options.path("expiresAt").textValue();
            return new Options(
                    options.path("phoneColumn").textValue(),
                    new EntryScope(
                            EntryScope.Kind.valueOf(options.path("scopeKind").asText()),
                            UUID.fromString(options.path("scope").asText())),
                    options.path("reason").textValue(),
                    options.path("reportedBy").asText(),
                    expiresAt == null ? null : Instant.parse(expiresAt));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RowSink open(Client client, ImportJob job, List<String> columns) {
        Options options = Options.of(job.options());
        String column = PhoneColumnRule.find(options.phoneColumn(), columns);
        EntryTerms terms = new EntryTerms(
                options.scope(),
                Origin.IMPORT,
                job.id(),
                options.reason(),
                options.reportedBy(),
                null,
                options.expiresAt());
        return rows -> prepare(client, terms, column, rows);
    }

    private PreparedRows prepare(Client client, EntryTerms terms, String column, List<FileRow> rows) {
        List<GivenPhone> phones = rows.stream()
                .map(row -> GivenPhone.ofCell(row.values().get(column), client.region()))
                .toList();
        return transaction -> entries.add(transaction, client.id(), EntryMapper.numbers(phones), terms)
                .map(entered -> results(column, phones, entered.added()));
    }

    private static List<RowResult> results(String column, List<GivenPhone> phones, List<Added> added) {
        Map<PhoneNumber, Added.Outcome> outcomes =
                added.stream().collect(Collectors.toMap(Added::number, Added::outcome));
        Set<String> seen = new HashSet<>();
        return phones.stream()
                .map(phone -> phone.number() == null
                        ? RowResult.invalid(column + " " + phone.fault())
                        : RowResult.taken(word(
                                seen.add(phone.number().key())
                                        ? outcomes.get(phone.number())
                                        : Added.Outcome.ALREADY_LISTED)))
                .toList();
    }

    private static String word(Added.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
