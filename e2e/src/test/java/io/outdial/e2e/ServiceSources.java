package io.outdial.e2e;

import io.outdial.local.OutdialService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The classes of the services and of the platform, which is part of each, by their source. */
final class ServiceSources {

    private ServiceSources() {}

    /** Those whose source has it, each after the name of its service. */
    static Set<String> classesWith(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return find((name, text) -> pattern.matcher(text).find() ? Stream.of(name) : Stream.of());
    }

    /** What the group matches, in all places, after the name of the service. */
    static Set<String> groups(Pattern pattern) {
        return find((name, text) -> pattern.matcher(text).results().map(match -> match.group(1)));
    }

    private static Set<String> find(BiFunction<String, String, Stream<String>> reader) {
        Set<String> found = new TreeSet<>();
        for (OutdialService service : OutdialService.values()) {
            for (String module : new String[] {service.serviceName(), "platform"}) {
                Path sources = Path.of(System.getProperty("outdial.home"), module, "src", "main", "java");
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(file ->
                                    reader.apply(file.getFileName().toString().replace(".java", ""), text(file)))
                            .forEach(entry -> found.add(service.context() + " " + entry));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
