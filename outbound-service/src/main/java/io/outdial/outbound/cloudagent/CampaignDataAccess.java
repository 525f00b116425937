package io.outdial.outbound.cloudagent;

import io.outdial.platform.access.AccessControl;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.access.OwnAccess;
import io.outdial.platform.access.Quotas;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.spec.QuotaClass;
import io.outdial.platform.spec.SpecDocument;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Who may send leads. A key in a header, where the page wants it, decides before the body is read; the user name stands
 * in the body, and the key too for callers who know no better. All of it is answered as the page does.
 */
@ApplicationScoped
class CampaignDataAccess implements OwnAccess {

    private static final String API_KEY = "apiKey";
    private static final String OPERATION = "addCampaignData";
    private static final String PERMISSION = "outbound:write";

    @Inject
    KeyRegistry registry;

    @Inject
    SpecDocument document;

    @Inject
    Quotas quotas;

    @Inject
    Call call;

    @Override
    public Uni<Response> refusal(HttpServerRequest request) {
        Credentials shown = inHeaders(request);
        return shown.apiKey() == null
                ? Uni.createFrom().nullItem()
                : admit(shown.apiKey())
                        .map(refusal -> refusal.map(reply -> Response.ok(reply.toDto(), MediaType.APPLICATION_JSON_TYPE)
                                        .build())
                                .orElse(null));
    }

    /** The rest, once the body is there. */
    Uni<Optional<Reply>> refusal(HttpServerRequest request, AddCampaignDataRequest body) {
        Credentials credentials = inHeaders(request).with(body);
        Caller caller = call.isAuthenticated() ? call.caller() : callerOf(credentials.apiKey());
        Optional<Reply> refusal = CredentialsPolicy.refusal(credentials, caller);
        return refusal.isPresent() || call.isAuthenticated()
                ? Uni.createFrom().item(refusal)
                : admit(credentials.apiKey());
    }

    private Uni<Optional<Reply>> admit(String apiKey) {
        Caller caller = callerOf(apiKey);
        if (caller == null) {
            return Uni.createFrom().item(Optional.of(Reply.INVALID_USER));
        }
        return quotas.within(caller, quota(), () -> {
            if (!caller.may(PERMISSION)) {
                return Uni.createFrom().item(Optional.of(Reply.INVALID_ACTION));
            }
            call.authenticatedAs(caller);
            return Uni.createFrom().item(Optional.empty());
        });
    }

    private QuotaClass quota() {
        return document.operation(OPERATION).orElseThrow().quota();
    }

    private Caller callerOf(String apiKey) {
        return apiKey == null ? null : registry.caller(apiKey).orElse(null);
    }

    private static Credentials inHeaders(HttpServerRequest request) {
        return Credentials.inHeaders(
                AccessControl.header(request, API_KEY), AccessControl.header(request, HttpHeaders.AUTHORIZATION));
    }
}
