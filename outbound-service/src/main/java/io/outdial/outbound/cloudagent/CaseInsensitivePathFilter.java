package io.outdial.outbound.cloudagent;

import io.outdial.platform.spec.SpecDocument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Finds the resource of a path however its client writes it ({@link CloudAgentPaths}): the published pages are linked
 * in lower case, and clients copy their links (cloudagent.md §1.1).
 */
@Singleton
public class CaseInsensitivePathFilter {

    @Inject
    SpecDocument document;

    @Inject
    CloudAgentPaths paths;

    @ServerRequestFilter(preMatching = true)
    public void rewrite(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getRequestUri().getRawPath();
        if (!(document.dialectOf(path) instanceof CloudAgentDialect)) {
            return;
        }
        // The form of these answers is a field of the request, whatever its client's library says that it takes.
        if (Vocabulary.of(path) == Vocabulary.LEGACY) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        }
        paths.find(path)
                .filter(found -> !found.equals(path))
                .ifPresent(found -> request.setRequestUri(
                        uri.getBaseUri(),
                        uri.getRequestUriBuilder().replacePath(found).build()));
    }
}
