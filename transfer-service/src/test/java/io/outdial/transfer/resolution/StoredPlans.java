package io.outdial.transfer.resolution;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts configs as the tests want them into the database, past the checks of the service. */
final class StoredPlans {

    final Rows rows = new Rows();

    /** @param columns SQL literals by column, beside those that every config has */
    UUID config(String type, Map<String, String> columns) {
        return insert("transfer_config", "type, name", "'" + type + "', 'Sales'", columns);
    }

    UUID routing(String mode, Map<String, String> columns) {
        return insert("routing_config", "mode, name, ring_seconds", "'" + mode + "', 'Ring', 15", columns);
    }

    /** Of type dynamic, with these options and nothing else. */
    UUID dynamic(String options) {
        return config("DYNAMIC", Map.of("dynamic_options", text(options)));
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private UUID insert(String table, String fixed, String values, Map<String, String> columns) {
        UUID id = UUID.randomUUID();
        String names = columns.keySet().stream().map(name -> ", " + name).collect(Collectors.joining());
        String literals = columns.values().stream().map(value -> ", " + value).collect(Collectors.joining());
        String sql = "INSERT INTO " + table + " (client_id, id, " + fixed + names + ") VALUES (?, ?, " + values
                + literals + ")";
        rows.execute(sql, TestEnvironment.CLIENT, id);
        return id;
    }
}
