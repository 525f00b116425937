package io.outdial.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.registry.ApiKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who made and revoked which key: a JSON object a line in a file beside the registry, which is only ever appended to.
 * An entry is on the disk before the registry changes, so that no change lacks one.
 */
final class KeyAudit {

    private static final String NAME = "keys-audit.log";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    KeyAudit(Path registry) {
        this.file = registry.resolveSibling(NAME);
    }

    void created(ApiKey key) {
        append(key.createdAt(), "key.created", key.id(), null, key);
    }

    /** Says nothing of a key that was revoked before. */
    void revoked(ApiKey before, ApiKey after) {
        if (before.equals(after)) {
            return;
        }
        append(after.revokedAt(), "key.revoked", after.id(), before, after);
    }

    private void append(Instant at, String action, String subject, ApiKey before, ApiKey after) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", at.toString());
        entry.put("who", "system user " + System.getProperty("user.name"));
        entry.put("action", action);
        entry.put("subject", subject);
        entry.put("before", shown(before));
        entry.put("after", shown(after));
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(
                file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            // One write, so that the lines of two commands do not mix.
            ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(entry) + "\n");
            channel.write(line);
            channel.force(true);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry that cannot be written", e);
        } catch (IOException e) {
            throw new LocalFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Without the hash, of which the audit has no need. */
    private static Map<String, Object> shown(ApiKey key) {
        if (key == null) {
            return null;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("clientId", key.clientId().toString());
        shown.put("permissions", key.permissions());
        shown.put("requestsPerMinute", key.requestsPerMinute());
        shown.put("expiresAt", text(key.expiresAt()));
        shown.put("revokedAt", text(key.revokedAt()));
        shown.put("note", key.note());
        return shown;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
