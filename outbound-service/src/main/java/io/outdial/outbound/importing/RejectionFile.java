package io.outdial.outbound.importing;

import io.outdial.platform.answer.StreamedBody;
import io.outdial.platform.text.CsvRow;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rejected rows as a file that whoever made them opens. */
final class RejectionFile {

    private static final byte[] HEADER =
            CsvRow.of(List.of("line", "code", "message", "row")).getBytes(StandardCharsets.UTF_8);

    private RejectionFile() {}

    static Response answer(ImportJob job, Multi<List<Rejection>> parts) {
        Multi<byte[]> rows = parts.filter(part -> !part.isEmpty()).map(part -> part.stream()
                .map(RejectionFile::row)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        return Response.ok(new StreamedBody(Multi.createBy()
                        .concatenating()
                        .streams(Multi.createFrom().item(HEADER), rows)))
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejections-" + job.id() + ".csv\"")
                .build();
    }

    private static String row(Rejection rejection) {
        return CsvRow.of(
                List.of(Long.toString(rejection.line()), rejection.code(), rejection.message(), rejection.text()));
    }
}
