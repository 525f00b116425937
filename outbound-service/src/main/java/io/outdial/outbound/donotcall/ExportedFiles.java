package io.outdial.outbound.donotcall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.outbound.DoNotCallEntryDto;
import io.outdial.platform.answer.StreamedBody;
import io.outdial.platform.text.CsvRow;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes entries as files: CSV with the fields of an entry as columns, or NDJSON. */
@ApplicationScoped
class ExportedFiles {

    private static final String NDJSON = "ndjson";

    private static final List<String> COLUMNS = List.of(
            "phone",
            "scope",
            "campaignId",
            "groupId",
            "origin",
            "importId",
            "reason",
            "listedBy",
            "listedAt",
            "expiresAt");

    @Inject
    ObjectMapper json;

    /** @param format null for CSV */
    Response answer(String format, Multi<List<ListedEntry>> parts) {
        return NDJSON.equals(format)
                ? file("application/x-ndjson", NDJSON, chunks(parts, this::object))
                : file("text/csv; charset=utf-8", "csv", withHeader(chunks(parts, ExportedFiles::row)));
    }

    private static Response file(String type, String ending, Multi<byte[]> chunks) {
        return Response.ok(new StreamedBody(chunks))
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"do-not-call." + ending + "\"")
                .build();
    }

    private static Multi<byte[]> withHeader(Multi<byte[]> rows) {
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(bytes(CsvRow.of(COLUMNS))), rows);
    }

    /** No chunk is empty. */
    private static Multi<byte[]> chunks(Multi<List<ListedEntry>> parts, Function<DoNotCallEntryDto, String> line) {
        return parts.filter(part -> !part.isEmpty())
                .map(part ->
                        bytes(part.stream().map(EntryMapper::toDto).map(line).collect(Collectors.joining())));
    }

    private static String row(DoNotCallEntryDto entry) {
        return CsvRow.of(Arrays.asList(
                entry.phone(),
                entry.scope().wireValue(),
                text(entry.campaignId()),
                text(entry.groupId()),
                entry.origin().wireValue(),
                text(entry.importId()),
                entry.reason(),
                entry.listedBy(),
                text(entry.listedAt()),
                text(entry.expiresAt())));
    }

    private String object(DoNotCallEntryDto entry) {
        try {
            return json.writeValueAsString(entry) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry cannot be written", e);
        }
    }

    private static String text(Object value) {
        return Objects.toString(value, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
