package io.outdial.outbound.cloudagent;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Finds the resource whatever the letter case of the path, and with a slash at its end: the published pages are linked
 * in lower case, and clients copy their links (cloudagent.md §1.1).
 */
@Singleton
public class CaseInsensitivePathFilter {

    private static final String PATH = "/ca_apis/AddCampaignData";

    @ServerRequestFilter(preMatching = true)
    public void rewrite(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getRequestUri().getRawPath();
        if (isMeant(path) && !path.equals(PATH)) {
            request.setRequestUri(
                    uri.getBaseUri(),
                    uri.getRequestUriBuilder().replacePath(PATH).build());
        }
    }

    /** Compares lengths first: this looks at every request of the service. */
    static boolean isMeant(String path) {
        int length = path.endsWith("/") ? path.length() - 1 : path.length();
        return length == PATH.length() && path.regionMatches(true, 0, PATH, 0, length);
    }
}
