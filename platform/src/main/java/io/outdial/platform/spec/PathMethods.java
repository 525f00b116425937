package io.outdial.platform.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods of each path of the documents. */
final class PathMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private record Entry(Pattern path, String method, boolean takesStream) {}

    private final List<Entry> entries = new ArrayList<>();

    /** @param path with its parameters in braces */
    void add(String path, String method, boolean ignoresCase, boolean takesStream) {
        StringBuilder pattern = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(path);
        int end = 0;
        while (parameter.find()) {
            pattern.append(Pattern.quote(path.substring(end, parameter.start())))
                    .append("[^/]+");
            end = parameter.end();
        }
        pattern.append(Pattern.quote(path.substring(end))).append("/?");
        int flags = ignoresCase ? Pattern.CASE_INSENSITIVE : 0;
        entries.add(
                new Entry(Pattern.compile(pattern.toString(), flags), method.toUpperCase(Locale.ROOT), takesStream));
    }

    /** Whether a request may have a body of any size. */
    boolean takeStream(String path, String method) {
        return entries.stream()
                .anyMatch(entry -> entry.takesStream()
                        && entry.method().equals(method)
                        && entry.path().matcher(path).matches());
    }

    /**
     * Sorted, with {@code OPTIONS}, and {@code HEAD} where there is {@code GET}; empty for an unknown path.
     *
     * @param path of a request
     */
    Set<String> of(String path) {
        Set<String> methods = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.path().matcher(path).matches()) {
                methods.add(entry.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }
}
