package io.outdial.local.imports;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;

/**
 * A file that is loaded, as it was when the command began.
 *
 * @param isCompressed whether it is sent from its beginning each time: places in it count bytes without compression
 */
public record FileToImport(Path path, long size, FileTime modified, boolean isCompressed) {

    private static final int GZIP = 0x1F8B;
    private static final int ZIP = 0x504B;

    /** @throws LocalFailure if it cannot be read */
    public static FileToImport of(Path given) {
        if (!Files.isRegularFile(given)) {
            throw new LocalFailure(given + (Files.exists(given) ? " is not a file" : " does not exist"));
        }
        try {
            Path path = given.toRealPath();
            return new FileToImport(path, Files.size(path), Files.getLastModifiedTime(path), isCompressed(path));
        } catch (IOException e) {
            throw new LocalFailure(given + " cannot be read: " + e, e);
        }
    }

    private static boolean isCompressed(Path path) throws IOException {
        try (InputStream data = Files.newInputStream(path)) {
            int signature = data.read() << Byte.SIZE | data.read();
            return signature == GZIP || signature == ZIP;
        }
    }

    /** As the API names it, by the ending of the file's name. */
    public String format() {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zip)$", "");
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? "ndjson" : "csv";
    }

    /** Where in it to go on, if the import has read so many bytes. */
    long sendFrom(long offset) {
        if (isCompressed) {
            return 0;
        }
        if (offset > size) {
            throw new LocalFailure(path + " is shorter than what the import has read of it");
        }
        return offset;
    }
}
