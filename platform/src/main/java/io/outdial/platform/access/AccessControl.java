package io.outdial.platform.access;

import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.spec.Operation;
import io.outdial.platform.spec.QuotaClass;
import io.outdial.platform.spec.SpecDocument;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Decides who may call an operation, by the {@code x-outdial-permission} that stands at it in the OpenAPI document. An
 * operation that is in no document is refused: default deny.
 */
@Singleton
public class AccessControl {

    private static final String SERVICE = "service";
    private static final String API_KEY = "x-api-key";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    @Inject
    SpecDocument document;

    @Inject
    KeyRegistry registry;

    @Inject
    ServiceCallers services;

    @Inject
    BearerCallers bearers;

    @Inject
    Instance<AgentAuthenticator> agents;

    @Inject
    Instance<OwnAccess> ownAccess;

    @Inject
    Quotas quotas;

    @Inject
    Call call;

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Response> check(ResourceInfo resource, HttpServerRequest request) {
        String method = resource.getResourceMethod() == null
                ? ""
                : resource.getResourceMethod().getName();
        Operation operation = document.operation(method).orElseThrow(() -> new Failure.NotFound("No such resource"));
        call.begun(operation.id(), operation.dialect().name());
        if (operation.isPublic()) {
            return Uni.createFrom().nullItem();
        }
        if (operation.checksItsCaller()) {
            return ownAccess.get().refusal(request, operation);
        }
        if (operation.permission().equals(SERVICE)) {
            return services.check(request).replaceWith((Response) null);
        }
        boolean byAgent = operation.isOfAgents();
        String needed = operation.requiredPermission();
        String key = byAgent ? null : header(request, API_KEY);
        if (key != null) {
            // Nearly every request takes this path: nothing to wait for, so nothing is chained.
            return admit(registry.caller(key).orElseThrow(Failure.Unauthenticated::new), needed, operation.quota());
        }
        return (byAgent ? agent(request) : bearer(request))
                .onItem()
                .ifNull()
                .failWith(Failure.Unauthenticated::new)
                .chain(caller -> admit(caller, needed, operation.quota()));
    }

    private Uni<Response> admit(Caller caller, String permission, QuotaClass quota) {
        return quotas.within(caller, quota, () -> {
            if (!permission.isEmpty() && !caller.may(permission)) {
                throw new Failure.PermissionDenied(permission);
            }
            call.authenticatedAs(caller);
            return Uni.createFrom().nullItem();
        });
    }

    private Uni<Caller> agent(HttpServerRequest request) {
        String authorization = header(request, HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return agents.get().continued(request);
        }
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return isBearer(authorization)
                    ? bearers.read()
                            .chain(token -> token.caller() == null
                                    ? Uni.createFrom().nullItem()
                                    : agents.get().named(token))
                    : Uni.createFrom().nullItem();
        }
        return Login.parse(authorization.substring(BASIC.length()))
                .map(login -> agents.get().authenticate(login.userName(), login.password(), request))
                .orElse(Uni.createFrom().nullItem());
    }

    private Uni<Caller> bearer(HttpServerRequest request) {
        return isBearer(header(request, HttpHeaders.AUTHORIZATION))
                ? bearers.read().map(BearerReading::caller)
                : Uni.createFrom().nullItem();
    }

    /** @param authorization null where there is none */
    public static boolean isBearer(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /**
     * Null where there is none. Repeated headers are joined to one text (RFC 9110, 5.3), which is never a valid key.
     */
    public static String header(HttpServerRequest request, String name) {
        List<String> values = request.headers().getAll(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /** User name and password of RFC 7617. */
    public record Login(String userName, String password) {

        /** @param token what follows {@code Basic } in the header */
        public static Optional<Login> parse(String token) {
            try {
                String pair = new String(Base64.getDecoder().decode(token.strip()), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new Login(pair.substring(0, colon), pair.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
