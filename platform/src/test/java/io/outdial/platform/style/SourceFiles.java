package io.outdial.platform.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of the repository that people write and read. Found without git, so that a source archive has them too. */
final class SourceFiles {

    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".idea", ".outdial", ".vscode");
    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(java|md|ya?ml|sql|properties|xml|sh|mustache|json|[mj]?js|ts|lua|pgbench|html|txt)|Dockerfile.*|outdial");

    /** A checksum is kept of what has been applied: such a file never changes, whatever we call things today. */
    private static final Pattern APPLIED =
            Pattern.compile(".*/db/(platform/V000_\\d+|migration/V0[0-4]\\d|demo/V00\\d)__\\w+\\.sql");

    private SourceFiles() {}

    /** A file by its path from the root, with slashes. */
    record SourceFile(String path, List<String> lines) {

        /** How a fault is reported, so that an editor jumps to it. */
        String at(int index) {
            return path + ":" + (index + 1) + ": ";
        }
    }

    static List<SourceFile> all() {
        return find(TEXT, APPLIED);
    }

    /** Applied or not. */
    static List<SourceFile> migrations() {
        return find(Pattern.compile("V\\d+(_\\d+)?__\\w+\\.sql"), Pattern.compile(""));
    }

    private static List<SourceFile> find(Pattern names, Pattern skippedPaths) {
        Path root = root();
        List<SourceFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return SKIPPED.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    if (names.matcher(file.getFileName().toString()).matches()
                            && !skippedPaths.matcher(path).matches()) {
                        files.add(new SourceFile(path, Files.readAllLines(file, StandardCharsets.UTF_8)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
