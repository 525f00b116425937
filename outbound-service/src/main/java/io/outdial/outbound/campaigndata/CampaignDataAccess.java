package io.outdial.outbound.campaigndata;

import io.outdial.platform.access.AccessControl;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.access.OwnAccess;
import io.outdial.platform.access.Quotas;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.dialect.Dialect;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Who may send leads. A key in a header, where the page wants it, decides before the body is read; the user name stands in the body, and the key too for callers
 * who know no better. All of it is answered as the page does.
 */
@ApplicationScoped
class CampaignDataAccess implements OwnAccess {

    private static final String API_KEY = "apiKey";
    private static final String PERMISSION = "outbound:write";

    @Inject
    KeyRegistry registry;

    @Inject
    Quotas quotas;

    @Inject
    Call call;

    @Override
    public Response refusal(HttpServerRequest request) {
        Credentials shown = inHeaders(request);
        return shown.apiKey() == null
                ? null
                : admit(shown.apiKey())
                        .map(reply -> Response.ok(reply.toDto(), MediaType.APPLICATION_JSON_TYPE)
                                .build())
                        .orElse(null);
    }

    /** The rest, once the body is there. */
    Optional<Reply> refusal(HttpServerRequest request, AddCampaignDataRequest body) {
        Credentials credentials = inHeaders(request).with(body);
        Caller caller = call.isByCaller() ? call.caller() : callerOf(credentials.apiKey());
        return CredentialsPolicy.refusal(credentials, caller)
                .or(() -> call.isByCaller() ? Optional.empty() : admit(credentials.apiKey()));
    }

    private Optional<Reply> admit(String apiKey) {
        Caller caller = callerOf(apiKey);
        if (caller == null) {
            return Optional.of(Reply.INVALID_USER);
        }
        quotas.consume(caller, Dialect.CLOUD_AGENT);
        if (!caller.may(PERMISSION)) {
            return Optional.of(Reply.INVALID_ACTION);
        }
        call.by(caller);
        return Optional.empty();
    }

    private Caller callerOf(String apiKey) {
        return apiKey == null ? null : registry.caller(apiKey).orElse(null);
    }

    private static Credentials inHeaders(HttpServerRequest request) {
        return Credentials.inHeaders(
                AccessControl.header(request, API_KEY), AccessControl.header(request, HttpHeaders.AUTHORIZATION));
    }
}
