package io.outdial.outbound.login;

import io.outdial.platform.access.AgentAuthenticator;
import io.outdial.platform.access.BearerReading;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.request.CallersContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP Basic of members (genesys-web-services.md §3.4): the subject of the caller is the member's id, its permissions
 * are the member's features. A remembered password costs one query and is never delayed; any other has to pass the
 * {@link LoginGate}, and is hashed.
 */
@ApplicationScoped
public class MemberAuthenticator implements AgentAuthenticator {

    private static final Integer QUOTA_OF_THE_DIALECT = null;

    private final MemberLoginRepository members;
    private final Passwords passwords;
    private final KeyRegistry registry;
    private final ClientAddress addresses;
    private final DeskSessions sessions;
    private final TokenMembers tokens;
    private final CurrentLogin current;
    private final RememberedLogins remembered;
    private final LoginGate gate;
    /** A desktop begins with several requests at once: they are one try, hashed once. */
    private final Map<Hashing, Uni<Boolean>> inFlight = new ConcurrentHashMap<>();

    @Inject
    MemberAuthenticator(
            MemberLoginRepository members,
            Passwords passwords,
            KeyRegistry registry,
            ClientAddress addresses,
            DeskSessions sessions,
            TokenMembers tokens,
            CurrentLogin current,
            AgentLoginConfig config,
            Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.registry = registry;
        this.addresses = addresses;
        this.sessions = sessions;
        this.tokens = tokens;
        this.current = current;
        this.remembered = new RememberedLogins(config);
        this.gate = new LoginGate(config, clock);
    }

    @Override
    public Uni<Caller> authenticate(String userName, String password, HttpServerRequest request) {
        return login(userName, password, request).map(this::caller);
    }

    @Override
    public Uni<Caller> continued(HttpServerRequest request) {
        return sessions.login(request).map(this::caller);
    }

    @Override
    public Uni<Caller> named(BearerReading token) {
        return tokens.find(token).onItem().ifNull().failWith(Agent::noAgent).map(TokenMembers.Named::caller);
    }

    private Caller caller(MemberLogin login) {
        if (login == null) {
            return null;
        }
        current.is(login);
        return registry.client(login.clientId())
                .map(client -> new Caller(client, login.memberId().toString(), login.features(), QUOTA_OF_THE_DIALECT))
                .orElse(null);
    }

    /**
     * @return null where the user is unknown, the password wrong, or the registry no longer has the client: its members
     *     go with it; fails with {@link io.outdial.platform.failure.Failure} where the login has to wait
     */
    Uni<MemberLogin> login(String userName, String password, HttpServerRequest request) {
        LoginAttempt attempt = remembered.attempt(userName, password, addresses.of(request));
        return Uni.createFrom().deferred(() -> {
            if (!remembered.wasRight(attempt)) {
                gate.refuseIfPaused(attempt);
            }
            return find(userName)
                    .chain(login -> isRight(attempt, login, password).map(right -> right ? login : null))
                    .map(login ->
                            login != null && registry.client(login.clientId()).isPresent() ? login : null);
        });
    }

    /** PostgreSQL stores no NUL character, so no user has such a name. */
    private Uni<MemberLogin> find(String userName) {
        return userName.indexOf('\0') >= 0 ? Uni.createFrom().nullItem() : members.find(userName);
    }

    private Uni<Boolean> isRight(LoginAttempt attempt, MemberLogin login, String password) {
        if (login != null && remembered.isRight(attempt, login)) {
            return Uni.createFrom().item(true);
        }
        Hashing hashing = new Hashing(attempt, login == null ? null : login.passwordHash());
        return CallersContext.resume(inFlight.computeIfAbsent(hashing, first -> hash(first, attempt, login, password)));
    }

    private Uni<Boolean> hash(Hashing hashing, LoginAttempt attempt, MemberLogin login, String password) {
        LoginGate.Try one = gate.begin(attempt);
        Uni<Boolean> verified = one.isKnown()
                ? passwords.verifyKnown(login, password, attempt.pair())
                : passwords.verifyOther(login, password, attempt.address());
        return verified.onFailure()
                .invoke(one::withdrawn)
                .invoke(right -> {
                    if (right) {
                        one.succeeded();
                        remembered.remember(attempt, login);
                    } else {
                        one.failed();
                    }
                })
                .onTermination()
                .invoke(() -> inFlight.remove(hashing))
                .memoize()
                .indefinitely();
    }

    private record Hashing(LoginAttempt attempt, String storedHash) {}
}
