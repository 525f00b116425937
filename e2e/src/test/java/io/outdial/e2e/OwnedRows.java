package io.outdial.e2e;

import io.outdial.local.OutdialService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Everything that belongs to a client in all four databases, as one digest a table: whatever changes it, is seen. What
 * is on its way to another service has to arrive first.
 */
final class OwnedRows {

    private OwnedRows() {}

    static Map<String, String> of(Product product, UUID clientId) {
        product.awaitDelivery(clientId);
        Map<String, String> digests = new TreeMap<>();
        for (OutdialService service : OutdialService.values()) {
            try (Connection connection = product.stack().database(service).connect()) {
                for (Map.Entry<String, String> digest :
                        digests(connection, clientId).entrySet()) {
                    digests.put(service + "." + digest.getKey(), digest.getValue());
                }
            } catch (SQLException e) {
                throw new AssertionError(service.toString(), e);
            }
        }
        return digests;
    }

    private static Map<String, String> digests(Connection connection, UUID clientId) throws SQLException {
        String ofAllTables = tables(connection).stream()
                .map(OwnedRows::digestOf)
                .collect(Collectors.joining(" UNION ALL ", "WITH owner AS (SELECT ?::uuid AS id) ", ""));
        Map<String, String> digests = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ofAllTables)) {
            statement.setObject(1, clientId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    digests.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return digests;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        String find = """
                SELECT relname
                  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                   AND attname = 'client_id' AND NOT attisdropped
                   AND relname NOT IN ('outbox_event', 'inbox_event', 'quota_count', 'chain_change', 'attempt_change')
                """;
        List<String> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(find);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String digestOf(String table) {
        return "SELECT '%1$s', count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '')"
                        .formatted(table)
                + " FROM \"%1$s\" AS t WHERE client_id = (SELECT id FROM owner)".formatted(table);
    }
}
