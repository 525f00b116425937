package io.outdial.platform.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The registry as a JSON file. A reader never sees half a file: a write goes to a temporary file beside it, which is
 * flushed to disk and then renamed over the old one. Only the owner may read it. Unknown fields are refused, so that a
 * misspelt {@code expiresAt} cannot make a key valid for ever.
 */
public final class RegistryFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    public RegistryFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    public Path path() {
        return file;
    }

    /**
     * Reads the file anew.
     *
     * @throws RegistryFileException with one line that names the file and the fault
     */
    public Registry read() {
        try {
            Registry registry = JSON.readValue(Files.readAllBytes(file), Registry.class);
            if (registry == null) {
                throw new IllegalArgumentException("it holds null");
            }
            return registry;
        } catch (NoSuchFileException e) {
            throw new RegistryFileException("API-key registry " + file + " does not exist", e);
        } catch (JsonProcessingException e) {
            throw new RegistryFileException("API-key registry " + file + " is not valid: " + faultOf(e), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new RegistryFileException("API-key registry " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Replaces the file as a whole; after it returns the new content survives a power cut. */
    public void write(Registry registry) {
        Path temporary = null;
        try {
            Files.createDirectories(file.getParent());
            temporary = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new", ownerOnly());
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(registry));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            temporary = null;
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new RegistryFileException("API-key registry " + file + " cannot be written: " + e.getMessage(), e);
        } finally {
            removeIfLeft(temporary);
        }
    }

    /**
     * Reads, changes and writes while holding a lock, so that two commands at once cannot lose each other's key. The
     * services only read and need no lock.
     */
    public Registry update(UnaryOperator<Registry> change) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(lock, options, ownerOnly())) {
            // Given back when the channel is closed.
            channel.lock();
            Registry changed = change.apply(read());
            write(changed);
            return changed;
        } catch (IOException e) {
            throw new RegistryFileException("API-key registry " + file + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static String faultOf(JsonProcessingException e) {
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
            return cause.getMessage();
        }
        String fault = e.getOriginalMessage();
        String where =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? " at " + mapping.getPathReference().replaceAll("[\\w.]+\\[", "[")
                        : "";
        int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
        return fault.lines().findFirst().orElse("malformed") + where + (line > 0 ? " (line " + line + ")" : "");
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void removeIfLeft(Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
