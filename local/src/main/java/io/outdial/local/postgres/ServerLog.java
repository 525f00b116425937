package io.outdial.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What PostgreSQL has written of itself. */
record ServerLog(Path file) {

    /** In bytes. */
    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** PostgreSQL's own message about why it does not run, in parentheses; empty if there is none. */
    String reasonSince(long position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String fresh = new String(bytes, (int) position, (int) (bytes.length - position), StandardCharsets.UTF_8);
        return fresh.lines()
                .filter(line -> line.matches(".*(FATAL|PANIC|LOG: +invalid).*|.*cannot be run as root.*|.*unshare.*"))
                .reduce((first, second) -> second)
                .map(line -> " (" + line.replaceFirst("^.*?(FATAL|PANIC|LOG): *", "") + ")")
                .orElse("");
    }
}
