package io.outdial.e2e;

import io.outdial.local.FreePort;
import io.outdial.local.postgres.DatabaseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * PgBouncer before a server, in transaction mode and otherwise as it comes: it is told of no start-up parameter that it
 * should ignore.
 */
final class PgBouncer implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path log;

    private PgBouncer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static Optional<Path> program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param server with the login of its superuser, who is asked for the logins of others */
    static PgBouncer start(Path program, Path folder, DatabaseServer server) {
        try {
            Files.createDirectories(folder);
            int port = FreePort.choose();
            Path users = Files.writeString(
                    folder.resolve("users.txt"), "\"%s\" \"%s\"\n".formatted(server.user(), server.password()));
            Path configuration = Files.writeString(folder.resolve("pgbouncer.ini"), """
                    [databases]
                    * = host=%s port=%d
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    pool_mode = transaction
                    auth_type = scram-sha-256
                    auth_file = %s
                    auth_user = %s
                    auth_query = SELECT usename, passwd FROM pg_shadow WHERE usename = $1
                    default_pool_size = 10
                    max_client_conn = 1000
                    """.formatted(
                            server.host(), server.port(), port, users, server.user()));
            Path log = folder.resolve("pgbouncer.log");
            Process process = new ProcessBuilder(command(program, configuration))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Awaitility.await().ignoreExceptions().until(() -> {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return true;
            });
            return new PgBouncer(process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It refuses to run as root, as PostgreSQL does. */
    private static List<String> command(Path program, Path configuration) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.addAll(List.of(program.toString(), configuration.toString()));
        return command;
    }

    int port() {
        return port;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
