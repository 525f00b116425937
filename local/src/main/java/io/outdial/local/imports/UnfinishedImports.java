package io.outdial.local.imports;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** By which import a file is loaded, so that the same command goes on with it. A small file each. */
final class UnfinishedImports {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Path folder;

    UnfinishedImports(Path folder) {
        this.folder = folder;
    }

    /** @param command all that makes it the same one */
    Optional<String> find(String command) {
        Path note = noteOf(command);
        try {
            return Files.exists(note)
                    ? Optional.of(Files.readString(note).strip()).filter(ID.asMatchPredicate())
                    : Optional.empty();
        } catch (IOException e) {
            throw new LocalFailure(note + " cannot be read: " + e, e);
        }
    }

    void add(String command, String id) {
        Path note = noteOf(command);
        try {
            Files.createDirectories(folder);
            Files.writeString(note, id + "\n");
        } catch (IOException e) {
            throw new LocalFailure(note + " cannot be written: " + e, e);
        }
    }

    void remove(String command) {
        Path note = noteOf(command);
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new LocalFailure(note + " cannot be deleted: " + e, e);
        }
    }

    private Path noteOf(String command) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(command.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
