package io.outdial.platform.demo;

import io.quarkus.runtime.annotations.RegisterResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of demo data.
 *
 * @param file such as {@code V001__demo.sql}: the version and, after two underscores, a description
 */
@RegisterResources(globs = "db/demo/*")
record DemoScript(String file) {

    static final String FOLDER = "db/demo/";

    /**
     * The names of the scripts, one a line, in the order they are loaded in: a native executable cannot list a folder
     * of its class path.
     */
    static final String LIST = "scripts.txt";

    private static final Pattern NAME = Pattern.compile("V([0-9]+)__(\\w+)\\.sql");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    DemoScript {
        if (!NAME.matcher(file).matches()) {
            throw new IllegalArgumentException(file + " is not named like V001__what.sql");
        }
    }

    /** Those of this service. */
    static List<DemoScript> all() {
        return read(LIST).lines().map(DemoScript::new).toList();
    }

    String version() {
        return part(1);
    }

    String description() {
        return part(2).replace('_', ' ');
    }

    private String part(int group) {
        Matcher name = NAME.matcher(file);
        name.matches();
        return name.group(group);
    }

    /** Its text, with the value of each <code>${name}</code>. */
    String with(Map<String, String> values) {
        return PLACEHOLDER.matcher(read(file)).replaceAll(placeholder -> {
            String value = values.get(placeholder.group(1));
            if (value == null) {
                throw new IllegalStateException(file + " asks for " + placeholder.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String read(String file) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file + " cannot be read", e);
        }
    }
}
