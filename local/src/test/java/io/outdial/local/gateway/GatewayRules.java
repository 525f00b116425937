package io.outdial.local.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * How implementations of the Gateway API choose among the path matches of an HTTPRoute: which match is looked at first,
 * and how much of a path a pattern must cover. An {@code Exact} match wins everywhere. The orders are those of the
 * functions named below, in copies of the projects' sources of unknown date; the anchoring of patterns is what is known
 * of the proxies beneath (Envoy, NGINX, Kong's router, Go's regular expressions), not read there. None of it was tried
 * on a cluster.
 */
enum GatewayRules {

    /**
     * pilot's conversion, {@code sortHTTPRoutes}: every prefix before every pattern, then the longer value. Envoy
     * matches a pattern as a whole.
     */
    ISTIO(Comparator.comparing(GatewayRules::exactThenPrefix).thenComparing(byLength()), GatewayRules::whole),

    /** {@code XdsIRRoutes} of its translator: patterns before prefixes, then the longer value; Envoy again. */
    ENVOY_GATEWAY(Comparator.comparing(Route::kind).thenComparing(byLength()), GatewayRules::whole),

    /**
     * {@code SortableRoute} of its operator: by length of the exact value, then of the pattern, then of the prefix;
     * Envoy again.
     */
    CILIUM(Comparator.comparing(Route::kind).thenComparing(byLength()), GatewayRules::whole),

    /**
     * Locations of NGINX: the first pattern that matches before the longest prefix. They stand in the order of their
     * text ({@code buildServers} sorts by it), and {@code ~ ^…} anchors them at the start.
     */
    NGINX_GATEWAY_FABRIC(
            Comparator.comparing(Route::kind).thenComparing(GatewayRules::patternsByTheAlphabet),
            GatewayRules::atTheStart),

    /**
     * Priorities of the ingress controller's expressions: a bit for exact, one for patterns, then the length; {@code ^}
     * is put before a pattern.
     */
    KONG(Comparator.comparing(Route::kind).thenComparing(byLength()), GatewayRules::atTheStart),

    /**
     * {@code buildPathRule}: a priority of 100 times the length, with 10,000 for a prefix and 1,000 for a pattern,
     * which may match anywhere.
     */
    TRAEFIK(Comparator.comparing(GatewayRules::traefikPriority, Comparator.reverseOrder()), GatewayRules::anywhere);

    private final Comparator<Route> order;
    private final BiPredicate<Pattern, String> match;

    GatewayRules(Comparator<Route> order, BiPredicate<Pattern, String> match) {
        this.order = order;
        this.match = match;
    }

    /** @param routes in the order of the file */
    Optional<Route> choose(List<Route> routes, String path) {
        return routes.stream()
                .sorted(order)
                .filter(route -> route.kind() == Route.Kind.REGULAR_EXPRESSION
                        ? match.test(Pattern.compile(route.value()), path)
                        : route.matches(path))
                .findFirst();
    }

    Comparator<Route> order() {
        return order;
    }

    private static int exactThenPrefix(Route route) {
        return switch (route.kind()) {
            case EXACT -> 0;
            case PATH_PREFIX -> 1;
            case REGULAR_EXPRESSION -> 2;
        };
    }

    private static int patternsByTheAlphabet(Route one, Route other) {
        return one.kind() == Route.Kind.REGULAR_EXPRESSION
                ? one.value().compareTo(other.value())
                : byLength().compare(one, other);
    }

    private static int traefikPriority(Route route) {
        int length = route.value().length() * 100;
        return switch (route.kind()) {
            case EXACT -> 100_000;
            case PATH_PREFIX -> 10_000 + length;
            case REGULAR_EXPRESSION -> 1_000 + length;
        };
    }

    private static Comparator<Route> byLength() {
        return Comparator.comparing(route -> route.value().length(), Comparator.reverseOrder());
    }

    private static boolean whole(Pattern pattern, String path) {
        return pattern.matcher(path).matches();
    }

    private static boolean atTheStart(Pattern pattern, String path) {
        return pattern.matcher(path).lookingAt();
    }

    private static boolean anywhere(Pattern pattern, String path) {
        return pattern.matcher(path).find();
    }
}
