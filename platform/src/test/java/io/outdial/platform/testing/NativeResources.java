package io.outdial.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
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
        try {
            List<Pattern> registered = registered();
            Set<String> missing = new TreeSet<>();
            for (URL place : found(folder)) {
                for (String file : files(place, folder)) {
                    if (!file.startsWith(SERVED)
                            && registered.stream()
                                    .noneMatch(pattern -> pattern.matcher(file).matches())) {
                        missing.add(file);
                    }
                }
            }
            return missing;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Pattern> registered() throws IOException {
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
        Path root = Path.of(URI.create(place.toString()));
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder + root.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
