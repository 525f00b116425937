package io.outdial.local.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.outdial.local.LocalFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs initdb and pg_ctl. PostgreSQL refuses to run as root; for root (the usual user of a container) it is run in a
 * user namespace of its own, where it is nobody and still owns its files.
 */
final class PostgresProgram {

    private static final long ROOT = 0;

    private final Binaries binaries;
    private final File log;

    /** @param log what the programs say is appended here */
    PostgresProgram(Binaries binaries, Path log) {
        this.binaries = binaries;
        this.log = log.toFile();
    }

    /** Returns the exit code. */
    int run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.folder().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // The user's locale or PGDATA must not influence our databases.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        try {
            Process process = builder.start();
            try {
                if (!process.waitFor(3, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new LocalFailure("PostgreSQL's " + program + " does not come to an end; see " + log);
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new LocalFailure("interrupted while PostgreSQL's " + program + " was running", e);
            }
        } catch (IOException e) {
            throw new LocalFailure("PostgreSQL's " + program + " cannot be run: " + e.getMessage(), e);
        }
    }

    /** The most likely reason of a failure. */
    String hint() {
        return isRoot()
                ? " (as root it needs user namespaces; where they are forbidden, run as another user or use --postgres"
                        + " URL)"
                : "";
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == ROOT;
    }
}
