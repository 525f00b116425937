package io.outdial.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine of the measurement. The settings are those of the running server, not the requested ones. */
record Machine(
        int cores,
        String processor,
        String java,
        String postgres,
        String wrk,
        String pgbench,
        Map<String, String> settings) {

    private static final List<String> SETTINGS = List.of(
            "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "shared_buffers", "max_wal_size");

    static Machine look(Connection connection, Tools tools) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : SETTINGS) {
            settings.put(setting, show(connection, setting));
        }
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processorName(),
                System.getProperty("java.version"),
                show(connection, "server_version"),
                tools.wrk().version(),
                tools.pgbench().version(),
                settings);
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
