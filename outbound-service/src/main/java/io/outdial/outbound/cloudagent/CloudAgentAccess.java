package io.outdial.outbound.cloudagent;

import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.cloudagent.token.TokenReading;
import io.outdial.outbound.cloudagent.token.Tokens;
import io.outdial.platform.access.AccessControl;
import io.outdial.platform.access.BearerCallers;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.access.OwnAccess;
import io.outdial.platform.access.Quotas;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.CloudAgentAccount;
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
import java.util.Set;

/**
 * Who may call the operations of this dialect. A key or token in a header, where today's pages want it, decides before
 * the body is read; the user name stands among the fields, and so does the key of the older manuals and of callers who
 * know no better. All of it is answered as the pages do.
 */
@ApplicationScoped
public class CloudAgentAccess implements OwnAccess {

    private static final String API_KEY = "apiKey";

    /** The ends of today's paths whose pages answer wrong credentials in other words than the rest. */
    private static final Set<String> OTHER_WORDS = Set.of(
            "/generateToken",
            "/getScheduledData",
            "/createBlockNumber",
            "/deleteBlockNumber",
            "/deleteBlockNumberGroup");

    @Inject
    KeyRegistry registry;

    @Inject
    SpecDocument document;

    @Inject
    Quotas quotas;

    @Inject
    Tokens tokens;

    @Inject
    BearerCallers bearers;

    @Inject
    AccessVerdict verdict;

    @Inject
    Call call;

    @Override
    public Uni<Response> refusal(HttpServerRequest request, Operation operation) {
        if (Vocabulary.of(operation.path()) == Vocabulary.LEGACY
                || OTHER_WORDS.stream().anyMatch(operation.path()::endsWith)) {
            return Uni.createFrom().nullItem();
        }
        Credentials shown = inHeaders(request);
        if (shown.bearer() != null) {
            return read(shown.bearer())
                    .chain(token -> token.caller() == null
                            ? Uni.createFrom().nullItem()
                            : admit(token.caller(), operation).map(CloudAgentAccess::answer));
        }
        return shown.apiKey() == null
                ? Uni.createFrom().nullItem()
                : admit(callerOf(shown.apiKey()), operation).map(CloudAgentAccess::answer);
    }

    /**
     * The rest, once the fields are there. A caller who is not refused is that of the request from then on.
     *
     * @param operationId of the operation that is called
     * @return empty if the caller is admitted
     */
    public Uni<Optional<AccessFault>> check(HttpServerRequest request, String operationId, Fields fields) {
        Operation operation = document.operation(operationId).orElseThrow();
        if (Vocabulary.of(operation.path()) == Vocabulary.LEGACY) {
            Caller caller = callerOf(Credentials.inFields(fields).apiKey());
            return admitUnless(CredentialsPolicy.legacyFault(caller), caller, operation);
        }
        Credentials given = inHeaders(request).with(fields);
        if (given.bearer() != null) {
            return token(given.bearer())
                    .chain(token -> admitUnless(
                            CredentialsPolicy.tokenFault(token, accountOf(given.userName()), given.userName()),
                            token.caller(),
                            operation));
        }
        Caller caller = call.isAuthenticated() ? call.caller() : callerOf(given.apiKey());
        return admitUnless(CredentialsPolicy.fault(given, caller), caller, operation);
    }

    /** The same for the older path whose credentials are HTTP Basic of user name and key, and nothing else. */
    public Uni<Optional<AccessFault>> checkLogin(HttpServerRequest request, String operationId) {
        Credentials given = inHeaders(request);
        Caller caller = given.login() == null ? null : callerOf(given.apiKey());
        return admitUnless(
                CredentialsPolicy.legacyLoginFault(given, caller),
                caller,
                document.operation(operationId).orElseThrow());
    }

    /** The same for who asks for a token. */
    Uni<Optional<AccessFault>> checkForToken(HttpServerRequest request, String operationId, Fields fields) {
        Credentials given = inHeaders(request).with(fields);
        Caller caller = callerOf(given.apiKey());
        return admitUnless(
                CredentialsPolicy.tokenRequestFault(given, caller),
                caller,
                document.operation(operationId).orElseThrow());
    }

    /** What was found out before the body was read need not be looked up again. */
    private Uni<TokenReading> token(String bearer) {
        return call.isAuthenticated() ? Uni.createFrom().item(TokenReading.good(call.caller())) : read(bearer);
    }

    /** One that is not of our making may be of the identity provider. */
    private Uni<TokenReading> read(String bearer) {
        return tokens.read(bearer)
                .chain(token -> token.isForeign()
                        ? bearers.read().map(TokenReading::of)
                        : Uni.createFrom().item(token));
    }

    private CloudAgentAccount accountOf(String userName) {
        return userName == null
                ? null
                : tokens.clientOf(userName).map(Client::cloudAgent).orElse(null);
    }

    private Uni<Optional<AccessFault>> admitUnless(Optional<AccessFault> fault, Caller caller, Operation operation) {
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
            String permission = operation.requiredPermission();
            if (!permission.isEmpty() && !caller.may(permission)) {
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

    /** Null where there is no fault. */
    private static Response answer(Optional<AccessFault> fault) {
        return fault.map(found -> Response.ok(
                                Reply.of(found, Vocabulary.CA_APIS).toDto(), MediaType.APPLICATION_JSON_TYPE)
                        .build())
                .orElse(null);
    }

    private static Credentials inHeaders(HttpServerRequest request) {
        return Credentials.inHeaders(
                AccessControl.header(request, API_KEY), AccessControl.header(request, HttpHeaders.AUTHORIZATION));
    }
}
