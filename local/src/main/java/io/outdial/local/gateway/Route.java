package io.outdial.local.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One path match of the route file and where it leads.
 *
 * @param kind how {@code value} is compared
 * @param value as in the file
 * @param pattern of a regular expression, else null
 * @param removedHeaders that are removed from a request
 * @param isSticky whether a client is kept at the replica that answered it
 */
public record Route(
        Kind kind, String value, Pattern pattern, Backend backend, List<String> removedHeaders, boolean isSticky) {

    /** In order of precedence; see the head of the route file. */
    public enum Kind {
        EXACT,
        REGULAR_EXPRESSION,
        PATH_PREFIX
    }

    /** The first in this order wins; the sort must be stable, so that equals keep the order of the file. */
    static final Comparator<Route> PRECEDENCE = Comparator.comparing(Route::kind)
            .thenComparing(route -> route.value().length(), Comparator.reverseOrder());

    /** @throws java.util.regex.PatternSyntaxException if the value is to be a pattern and is not valid */
    static Route of(Kind kind, String value, Backend backend, List<String> removedHeaders) {
        Pattern pattern = kind == Kind.REGULAR_EXPRESSION ? Pattern.compile(value) : null;
        return new Route(kind, value, pattern, backend, removedHeaders, false);
    }

    Route sticky(boolean sticky) {
        return new Route(kind, value, pattern, backend, removedHeaders, sticky);
    }

    boolean matches(String path) {
        return switch (kind) {
            case EXACT -> path.equals(value);
            case REGULAR_EXPRESSION -> pattern.matcher(path).matches();
            case PATH_PREFIX -> isPrefixByElements(path);
        };
    }

    /** {@code /v2/leads} covers {@code /v2/leads} and {@code /v2/leads/x}, not {@code /v2/leadsheet}. */
    private boolean isPrefixByElements(String path) {
        String prefix = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
