package io.outdial.platform.peer;

import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.request.RequestIds;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.jboss.logging.MDC;

/** Put on a REST client of a peer: sends the service credential, and the request id on. */
@Singleton
public class PeerHeaders implements ClientRequestFilter {

    @Inject
    ServiceToken token;

    @Inject
    ClientCredentials credentials;

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (credentials.areOn()) {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + credentials.token());
        } else {
            request.getHeaders().putSingle(ServiceToken.HEADER, token.value());
        }
        Object id = MDC.get(RequestIds.LOG_KEY);
        if (id != null) {
            request.getHeaders().putSingle(RequestIds.HEADER, id);
        }
    }
}
