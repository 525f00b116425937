package io.outdial.platform.answer;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.spec.SpecDocument;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers {@code OPTIONS} from the documents: the framework would accept every path below that of a resource. */
@Singleton
public class OptionsFilter {

    @Inject
    SpecDocument document;

    /** Null for other methods, which go on. */
    @ServerRequestFilter(preMatching = true)
    public Response answer(ContainerRequestContext request, RoutingContext routing) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        Set<String> methods = document.methodsOf(routing.request().path());
        if (methods.isEmpty()) {
            throw new Failure.NotFound("No such resource");
        }
        return Response.noContent()
                .header(HttpHeaders.ALLOW, String.join(", ", methods))
                .build();
    }
}
