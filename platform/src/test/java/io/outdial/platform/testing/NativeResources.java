package io.outdial.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which resources are in a native executable. */
final class NativeResources {

    /** Quarkus serves what is in here, so it registers it. */
    private static final String SERVED = "META-INF/resources/";

    private static final String REGISTRATION = "META-INF/native-image/io.outdial/outdial-%s/resource-config.json";

    private NativeResources() {}

    /** The files of a folder, wherever on the class path it is, that would not be there. */
    static Set<String> unregistered(String folder) {
        Set<String> missing = new TreeSet<>(files(folder));
        List<Pattern> registered = registered();
        missing.removeIf(file -> file.startsWith(SERVED)
                || registered.stream().anyMatch(pattern -> pattern.matcher(file).matches()));
        return missing;
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

    private static List<Pattern> registered() {
        try {
            List<Pattern> patterns = new ArrayList<>();
            for (String module : RunTimeInitialisation.MODULES) {
                for (URL file : found(REGISTRATION.formatted(module))) {
                    JsonNode registration;
                    try (InputStream in = file.openStream()) {
                        registration = new ObjectMapper().readTree(in);
                    }
                    registration
                            .at("/resources/includes")
                            .forEach(include -> patterns.add(
                                    Pattern.compile(include.get("pattern").asText())));
                }
            }
            return patterns;
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
