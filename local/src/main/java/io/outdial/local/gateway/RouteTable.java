package io.outdial.local.gateway;

import io.outdial.platform.request.RequestPath;
import java.util.List;
import java.util.Optional;

/** Every route, the winning one first. No match means that the path does not exist: nothing is reachable by default. */
public record RouteTable(List<Route> routes) {

    public RouteTable {
        routes = routes.stream().sorted(Route.PRECEDENCE).toList();
    }

    /** @param path normalised by {@link RequestPath} */
    public Optional<Route> find(String path) {
        return routes.stream().filter(route -> route.matches(path)).findFirst();
    }
}
