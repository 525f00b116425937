package io.outdial.platform.testing;

import io.quarkus.runtime.annotations.RegisterResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Which resources are in a native executable. */
final class NativeResources {

    private NativeResources() {}

    /**
     * The files of a folder, wherever on the class path it is, that would not be there.
     *
     * @param owner the class whose annotation should name them
     */
    static Set<String> unregistered(String folder, String owner) {
        Set<String> missing = new TreeSet<>(files(folder));
        if (missing.isEmpty()) {
            // Another module's, and with it the owner.
            return missing;
        }
        List<PathMatcher> globs = globs(owner);
        missing.removeIf(file -> globs.stream().anyMatch(glob -> glob.matches(Path.of(file))));
        return missing;
    }

    private static List<PathMatcher> globs(String owner) {
        try {
            return Stream.of(Class.forName(owner).getAnnotationsByType(RegisterResources.class))
                    .flatMap(registered -> Stream.of(registered.globs()))
                    .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("NativeRules.RESOURCES names " + owner + ", which is not there", e);
        }
    }

    /** The files of a folder, wherever on the class path it is, by the names that they are read by. */
    static Set<String> files(String folder) {
        try {
            Set<String> files = new TreeSet<>();
            for (URL place : found(folder)) {
                files.addAll(files(place, folder));
            }
            return files;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> lines(String file) {
        try (InputStream in = NativeResources.class.getClassLoader().getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<URL> found(String name) throws IOException {
        return Collections.list(NativeResources.class.getClassLoader().getResources(name));
    }

    private static List<String> files(URL place, String folder) throws IOException, URISyntaxException {
        if (place.openConnection() instanceof JarURLConnection connection) {
            try (JarFile jar =
                    new JarFile(Path.of(connection.getJarFileURL().toURI()).toFile())) {
                return jar.stream()
                        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(folder))
                        .map(entry -> entry.getName())
                        .toList();
            }
        }
        Path root = Path.of(place.toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder + root.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
