package io.outdial.e2e;

import static org.awaitility.Awaitility.await;

import io.outdial.local.StackOptions;
import io.outdial.local.postgres.DatabaseServer;
import io.outdial.local.postgres.EmbeddedServer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/** A primary and a standby that has each commit before it is acknowledged. Both let nobody in without TLS. */
final class ServerPair implements AutoCloseable {

    private static final String PASSWORD = "super";
    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts");

    private final EmbeddedServer first;
    private final EmbeddedServer second;
    private final DatabaseServer primary;
    private DatabaseServer standby;

    private ServerPair(EmbeddedServer first, EmbeddedServer second, DatabaseServer primary) {
        this.first = first;
        this.second = second;
        this.primary = primary;
    }

    /** @param folder where both are made, with the certificate of both in it */
    static ServerPair start(Path folder, Certificate certificate) throws IOException, SQLException {
        Path one = folder.resolve("primary");
        Path two = folder.resolve("standby");
        EmbeddedServer first = server(one, folder);
        EmbeddedServer second = server(two, folder);
        DatabaseServer plain = first.start();
        execute(
                plain,
                "ALTER SYSTEM SET ssl = on",
                "ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificate() + "'",
                "ALTER SYSTEM SET ssl_key_file = '" + certificate.key() + "'",
                "ALTER SYSTEM SET wal_keep_size = '1GB'");
        first.stop();
        first.start();
        ServerPair pair = new ServerPair(first, second, encrypted(plain, certificate));
        pair.copy(one, two);
        pair.standby = encrypted(second.start(), certificate);
        execute(pair.primary, "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
        onlyEncrypted(one);
        onlyEncrypted(two);
        execute(pair.primary, "SELECT pg_reload_conf()");
        execute(pair.standby, "SELECT pg_reload_conf()");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> value(pair.primary, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
                        .equals("1"));
        return pair;
    }

    private static EmbeddedServer server(Path data, Path folder) {
        return new EmbeddedServer(
                data,
                folder.resolve(data.getFileName() + ".log"),
                PASSWORD,
                StackOptions.findHome().resolve("local/target"));
    }

    private static DatabaseServer encrypted(DatabaseServer server, Certificate certificate) {
        return new DatabaseServer(
                server.host(),
                server.port(),
                server.database(),
                server.user(),
                server.password(),
                "sslmode=verify-full&sslrootcert=" + certificate.certificate());
    }

    /** Whoever comes without TLS finds no rule and is refused. */
    private static void onlyEncrypted(Path data) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(rules, Files.readString(rules).replaceAll("(?m)^host\\s+all", "hostssl all"));
    }

    /** As {@code pg_basebackup} does, which is not among the embedded programs. */
    private void copy(Path from, Path to) throws IOException, SQLException {
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', true)");
            copyFiles(from, to);
            try (ResultSet end = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                end.next();
                Files.writeString(to.resolve("backup_label"), end.getString(1));
            }
        }
        Files.createFile(to.resolve("standby.signal"));
        Files.writeString(
                to.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=%s port=%d user=%s password=%s'%n"
                        .formatted(primary.host(), primary.port(), primary.user(), primary.password()),
                StandardOpenOption.APPEND);
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(folder).toString());
                Files.createDirectories(copy);
                Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(file);
                if (!OF_THE_PROCESS.contains(relative.toString()) && !relative.startsWith("pg_wal")) {
                    Files.copy(file, to.resolve(relative.toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            /** It went while the copy was made: the log that follows says what became of it. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    DatabaseServer primary() {
        return primary;
    }

    DatabaseServer standby() {
        return standby;
    }

    /** Without a word to anybody. */
    void killPrimary() {
        ProcessHandle postmaster = first.postmaster().orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    void promoteStandby() throws SQLException {
        execute(standby, "SELECT pg_promote()");
    }

    static String value(DatabaseServer server, String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(DatabaseServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        second.stop();
        first.stop();
    }
}
