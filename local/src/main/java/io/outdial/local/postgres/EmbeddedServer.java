package io.outdial.local.postgres;

import io.outdial.local.FileTree;
import io.outdial.local.FreePort;
import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL of our own in a folder, with every setting on that makes a committed write survive a crash. They are
 * read back from the running server as well: one without them is stopped again.
 *
 * <p>The server is a process group of its own. Ctrl-C in the terminal therefore does not reach it, and it can be
 * stopped last, after the services.
 */
public final class EmbeddedServer {

    private static final String SUPERUSER = "postgres";
    private static final String OUR_SETTINGS = "outdial.conf";
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

    private final Path folder;
    private final Path log;
    private final String password;
    private final PostgresProgram program;

    /**
     * @param folder of the databases; made at the first start
     * @param log of the server and of the programs that start it
     * @param password of the superuser; only the first start sets it
     * @param binaries parent of the folder that the programs are unpacked to
     */
    public EmbeddedServer(Path folder, Path log, String password, Path binaries) {
        this.folder = folder;
        this.log = log;
        this.password = password;
        this.program = new PostgresProgram(new Binaries(binaries), log);
    }

    /** Returns when the server accepts connections. A server that a killed process left behind is stopped before. */
    public DatabaseServer start() {
        try {
            if (!Files.exists(folder)) {
                initialise();
            }
            checkVersion();
            stopLeftover();
            int port = choosePort();
            writeSettings(port);
            long logBefore = new ServerLog(log).size();
            int code = program.run(
                    "pg_ctl", "start", "--wait", "--timeout=60", "-D", folder.toString(), "-l", log.toString());
            if (code != 0) {
                throw new LocalFailure(
                        "PostgreSQL does not start" + new ServerLog(log).reasonSince(logBefore) + "; see " + log);
            }
            DatabaseServer server = new DatabaseServer("127.0.0.1", port, "postgres", SUPERUSER, password, "");
            checkDurable(server);
            return server;
        } catch (IOException e) {
            throw new LocalFailure("the database folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Ends open connections and waits until everything is on the disk. Does nothing when the server is not running. */
    public void stop() {
        end("fast");
    }

    /** Ends it as a crash would: nothing is written any more, and the next start recovers from the log. */
    public void crash() {
        end("immediate");
    }

    private void end(String mode) {
        postmaster().ifPresent(running -> {
            if (stop(mode) != 0 && running.isAlive()) {
                stop("immediate");
            }
            // pg_ctl is content when the server has closed its files, which is a moment before the process is gone.
            running.onExit().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
        });
    }

    private int stop(String mode) {
        return program.run("pg_ctl", "stop", "--mode=" + mode, "--wait", "--timeout=30", "-D", folder.toString());
    }

    /** The running server, if it runs. */
    public Optional<ProcessHandle> postmaster() {
        try {
            Path pidFile = folder.resolve("postmaster.pid");
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            return ProcessHandle.of(pid).filter(this::isOurs);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * After a restart of the machine the process id in the file may belong to another process, which must not be
     * stopped.
     */
    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(folder.toString()))
                .orElse(false);
    }

    private void initialise() throws IOException {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        FileTree.delete(unfinished);
        Path passwordFile = Files.createTempFile(folder.getParent(), "postgres.", ".new");
        try {
            Files.writeString(passwordFile, password);
            int code = program.run(
                    "initdb",
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "-D",
                    unfinished.toString());
            if (code != 0) {
                throw new LocalFailure("PostgreSQL cannot make its database folder" + program.hint() + "; see " + log);
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Path settings = unfinished.resolve("postgresql.conf");
        Files.writeString(settings, Files.readString(settings) + "\ninclude '" + OUR_SETTINGS + "'\n");
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void checkVersion() throws IOException {
        Path version = folder.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw new LocalFailure(folder + " holds no PostgreSQL databases; restore it, or begin anew with --fresh");
        }
        String found = Files.readString(version).strip();
        if (!found.equals(Binaries.majorVersion())) {
            throw new LocalFailure(folder + " is of PostgreSQL " + found + ", not " + Binaries.majorVersion()
                    + "; dump and restore it, or begin anew with --fresh");
        }
    }

    private void stopLeftover() throws IOException {
        stop();
        if (postmaster().isPresent()) {
            throw new LocalFailure("an earlier PostgreSQL (process "
                    + postmaster().get().pid() + ") still runs on " + folder + " and does not stop");
        }
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    /** The port of the last start when it is free, so that a saved psql command keeps working. */
    private int choosePort() throws IOException {
        Path settings = folder.resolve(OUR_SETTINGS);
        if (Files.exists(settings)) {
            Matcher port = PORT.matcher(Files.readString(settings));
            if (port.find() && FreePort.isFree(Integer.parseInt(port.group(1)))) {
                return Integer.parseInt(port.group(1));
            }
        }
        return FreePort.choose();
    }

    private void writeSettings(int port) throws IOException {
        Files.writeString(folder.resolve(OUR_SETTINGS), """
            # Written at every start; changes belong into postgresql.conf, above its include of this file.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 200
            shared_buffers = 256MB
            max_wal_size = 2GB
            # A table that fills for the first time has its statistics, and so its plans, within seconds.
            autovacuum_naptime = 10s
            timezone = 'UTC'
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            # No value of a statement or a row in the log, nor the statement itself: a role is made with its password in
            # it.
            log_statement = none
            log_min_duration_statement = -1
            log_min_error_statement = panic
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            log_error_verbosity = terse
            """.formatted(port));
    }

    private void checkDurable(DatabaseServer server) {
        List<String> off = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        off.add(setting);
                    }
                }
            }
        } catch (SQLException e) {
            stop();
            throw new LocalFailure("PostgreSQL runs but lets nobody in: " + e.getMessage() + "; see " + log, e);
        }
        if (!off.isEmpty()) {
            stop();
            throw new LocalFailure("PostgreSQL has " + String.join(", ", off) + " off, so a crash could lose"
                    + " acknowledged writes; turn it on in " + folder.resolve("postgresql.auto.conf"));
        }
    }
}
