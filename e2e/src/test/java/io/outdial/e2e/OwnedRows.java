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
                for (String table : tables(connection)) {
                    digests.put(service + "." + table, digest(connection, table, clientId));
                }
            } catch (SQLException e) {
                throw new AssertionError(service.toString(), e);
            }
        }
        return digests;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        String find = """
                SELECT columns.table_name
                  FROM information_schema.columns
                  JOIN information_schema.tables ON tables.table_schema = columns.table_schema AND tables.table_name = columns.table_name
                 WHERE columns.table_schema = 'public' AND column_name = 'client_id' AND table_type = 'BASE TABLE'
                   AND columns.table_name NOT IN ('outbox_event', 'inbox_event', 'quota_count', 'chain_change', 'attempt_change')
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

    private static String digest(Connection connection, String table, UUID clientId) throws SQLException {
        String digest =
                "SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM \""
                        + table + "\" AS t WHERE client_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(digest)) {
            statement.setObject(1, clientId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
