package io.outdial.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics of {@code docs/metrics.md}. */
public final class DocumentedMetrics {

    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z_]+)` \\| (\\w+) \\| [^|]+ \\| ([^|]*)\\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final String LIBRARIES = "## What the libraries add";
    private static final Pattern FAMILY = Pattern.compile("`([a-z_]+)\\*`");

    private DocumentedMetrics() {}

    /**
     * One row.
     *
     * @param services that have it, {@code all} where all do
     */
    public record Metric(String name, String type, Set<String> labels, Set<String> services) {

        public boolean isOf(String service) {
            return services.contains("all") || services.contains(service.replace("-service", ""));
        }

        /** As Prometheus sees it. */
        public Set<String> series() {
            return type.equals("histogram")
                    ? Set.of(name + "_bucket", name + "_count", name + "_sum", name + "_max")
                    : Set.of(name);
        }
    }

    /** @param home of the project */
    public static List<Metric> in(Path home) {
        List<Metric> metrics = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(home.resolve("docs/metrics.md"))) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    metrics.add(new Metric(row.group(1), row.group(2), words(row.group(3)), words(row.group(4))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (metrics.isEmpty()) {
            throw new AssertionError("no metric can be read in docs/metrics.md");
        }
        return metrics;
    }

    /** What the names of the libraries' metrics begin with. */
    public static Set<String> familiesOfLibraries(Path home) throws IOException {
        String page = Files.readString(home.resolve("docs/metrics.md"));
        String section = page.substring(page.indexOf(LIBRARIES) + LIBRARIES.length());
        return FAMILY.matcher(section.substring(0, section.indexOf("\n## ")))
                .results()
                .map(family -> family.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String cell) {
        return WORD.matcher(cell).results().map(word -> word.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}
