package io.outdial.outbound.record;

import io.outdial.outbound.notice.RecordNotice;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The members who have records of some numbers. */
@ApplicationScoped
class HolderRepository {

    /** Whoever was told before, when the number was stopped, is not told again. Diallers have no desktop. */
    static final String FIND = find(RecordStatements.recordsOf("$2"));

    private static final String FIND_OF_HANDLES =
            find("SELECT handle FROM unnest(CAST(CAST($2 AS text[]) AS bigint[])) AS handle");

    private static String find(String affected) {
        return """
            WITH affected AS (
            %1$s
            )
            SELECT DISTINCT %2$s
              FROM affected
              JOIN outbound_record AS record ON record.client_id = $1 AND record.handle = affected.handle AND record.record_type <> %4$d
              JOIN attempt AS told ON told.client_id = record.client_id AND told.id = record.attempt_id AND told.ended_at IS NULL AND told.member_id IS NOT NULL
            %3$s
            """.formatted(affected, NoticeRow.COLUMNS, NoticeRow.NAMES, RecordType.NO_CALL.number());
    }

    /** Those whom a change takes records from. The caller has locked the records, and changes them afterwards. */
    Uni<List<RecordNotice>> find(SqlCarrier connection, UUID clientId, String[] keys) {
        return connection.rows(FIND, clientId, keys).map(HolderRepository::notices);
    }

    /** The same for records by their handles. */
    Uni<List<RecordNotice>> findByHandle(SqlCarrier connection, UUID clientId, String[] handles) {
        return connection.rows(FIND_OF_HANDLES, clientId, handles).map(HolderRepository::notices);
    }

    private static List<RecordNotice> notices(List<Object[]> rows) {
        return rows.stream()
                .map(row -> NoticeRow.read(row, RecordNotice.Kind.WITHDRAWN))
                .toList();
    }
}
