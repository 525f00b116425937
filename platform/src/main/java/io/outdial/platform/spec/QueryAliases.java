package io.outdial.platform.spec;

import io.outdial.platform.dialect.HomeDialect;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads a query parameter by its aliases ({@code x-outdial-aliases}) too, in the home dialect: the reference does not
 * name the parameters of its lists, so the likely names are all read. A parameter that is there by its own name wins
 * over its aliases.
 */
@Singleton
public class QueryAliases {

    @Inject
    SpecDocument document;

    @ServerRequestFilter(preMatching = true)
    public void resolve(ContainerRequestContext request, RoutingContext routing) {
        Map<String, String> aliases = document.aliases();
        if (aliases.isEmpty()
                || routing.request().query() == null
                || !(document.dialectOf(routing.request().path()) instanceof HomeDialect)
                || routing.queryParams().names().stream().noneMatch(aliases::containsKey)) {
            return;
        }
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        UriBuilder uri = request.getUriInfo().getRequestUriBuilder();
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            String name = aliases.get(parameter.getKey());
            if (name != null) {
                uri.replaceQueryParam(parameter.getKey());
                if (!query.containsKey(name)) {
                    uri.replaceQueryParam(name, parameter.getValue().toArray());
                }
            }
        }
        request.setRequestUri(uri.build());
    }
}
