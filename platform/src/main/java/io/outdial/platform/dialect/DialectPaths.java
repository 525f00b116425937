package io.outdial.platform.dialect;

import io.outdial.platform.request.RequestPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which dialect a request belongs to, decided by the first segment of its path alone: what matches no operation has a
 * dialect too, however malformed the rest of it is.
 */
public final class DialectPaths {

    private final Map<String, Dialect> byName = new HashMap<>();
    private final Map<String, Dialect> bySegment = new HashMap<>();
    private final Dialect home = new HomeDialect();

    /** @param contributed the dialects that the service has beside the home dialect */
    public DialectPaths(Collection<Dialect> contributed) {
        for (Dialect dialect : contributed) {
            if (byName.put(dialect.name(), dialect) != null) {
                throw new IllegalStateException("two dialects are called " + dialect.name());
            }
            dialect.undocumentedSegments().forEach(segment -> claim(segment, dialect));
        }
    }

    /**
     * Assigns a path of a document to a dialect.
     *
     * @param name of its dialect, empty for the home dialect
     * @throws IllegalStateException if no such dialect is there, or another one has paths that begin alike
     */
    public Dialect claim(String path, String name) {
        Dialect dialect = name.isEmpty() ? home : byName.get(name);
        if (dialect == null) {
            throw new IllegalStateException("no dialect is called " + name + ", as that of " + path);
        }
        claim(RequestPath.firstSegment(path), dialect);
        return dialect;
    }

    /** @param target the path of a request, with or without its query */
    public Dialect of(String target) {
        return bySegment.getOrDefault(RequestPath.firstSegment(target), home);
    }

    private void claim(String segment, Dialect dialect) {
        Dialect other = bySegment.put(segment, dialect);
        if (other != null && other != dialect) {
            throw new IllegalStateException(
                    "/" + segment + " belongs to two dialects, " + other.name() + " and " + dialect.name());
        }
    }
}
