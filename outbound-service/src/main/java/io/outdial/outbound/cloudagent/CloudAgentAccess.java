package io.outdial.outbound.cloudagent;

import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.access.AccessControl;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.access.OwnAccess;
import io.outdial.platform.access.Quotas;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.spec.Operation;
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
 * Who may call the operations of this dialect. A key in a header, where today's pages want it, decides before the body
 * is read; the user name stands among the fields, and so does the key of the older manuals and of callers who know no
 * better. All of it is answered as the pages do.
 */
@ApplicationScoped
public class CloudAgentAccess implements OwnAccess {

    private static final String API_KEY = "apiKey";

    @Inject
    KeyRegistry registry;

    @Inject
    SpecDocument document;

    @Inject
    Quotas quotas;

    @Inject
    AccessVerdict verdict;

    @Inject
    Call call;

    @Override
    public Uni<Response> refusal(HttpServerRequest request, Operation operation) {
        if (Vocabulary.of(operation.path()) == Vocabulary.LEGACY) {
            return Uni.createFrom().nullItem();
        }
        Credentials shown = inHeaders(request);
        return shown.apiKey() == null
                ? Uni.createFrom().nullItem()
                : admit(callerOf(shown.apiKey()), operation)
                        .map(fault -> fault.map(CloudAgentAccess::answer).orElse(null));
    }

    /**
     * The rest, once the fields are there. A caller who is not refused is that of the request from then on.
     *
     * @param operationId of the operation that is called
     * @return empty if the caller is admitted
     */
    public Uni<Optional<AccessFault>> check(HttpServerRequest request, String operationId, Fields fields) {
        Operation operation = document.operation(operationId).orElseThrow();
        boolean isLegacy = Vocabulary.of(operation.path()) == Vocabulary.LEGACY;
        Credentials given =
                isLegacy ? Credentials.inFields(fields) : inHeaders(request).with(fields);
        Caller caller = call.isAuthenticated() ? call.caller() : callerOf(given.apiKey());
        Optional<AccessFault> fault =
                isLegacy ? CredentialsPolicy.legacyFault(caller) : CredentialsPolicy.fault(given, caller);
        if (fault.isPresent()) {
            verdict.refuse();
        }
        return fault.isPresent() || call.isAuthenticated() ? Uni.createFrom().item(fault) : admit(caller, operation);
    }

    /** @param caller null where the key is of nobody */
    private Uni<Optional<AccessFault>> admit(Caller caller, Operation operation) {
        if (caller == null) {
            verdict.refuse();
            return Uni.createFrom().item(Optional.of(AccessFault.INVALID_USER));
        }
        return quotas.within(caller, operation.quota(), () -> {
            if (!caller.may(operation.requiredPermission())) {
                verdict.refuse();
                return Uni.createFrom().item(Optional.of(AccessFault.INVALID_ACTION));
            }
            call.authenticatedAs(caller);
            return Uni.createFrom().item(Optional.empty());
        });
    }

    private Caller callerOf(String apiKey) {
        return apiKey == null ? null : registry.caller(apiKey).orElse(null);
    }

    private static Response answer(AccessFault fault) {
        return Response.ok(Reply.of(fault, Vocabulary.CA_APIS).toDto(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Credentials inHeaders(HttpServerRequest request) {
        return Credentials.inHeaders(
                AccessControl.header(request, API_KEY), AccessControl.header(request, HttpHeaders.AUTHORIZATION));
    }
}
