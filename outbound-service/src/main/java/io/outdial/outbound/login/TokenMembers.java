package io.outdial.outbound.login;

import io.outdial.outbound.notification.Entitlement;
import io.outdial.platform.access.BearerReading;
import io.outdial.platform.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members behind tokens of the identity provider: a claim has the user name, and it must be one of the client that
 * the token acts for. They may do what both their features and the token's roles let them.
 */
@ApplicationScoped
class TokenMembers {

    private static final Integer QUOTA_OF_THE_DIALECT = null;

    private final MemberLoginRepository members;

    @Inject
    TokenMembers(MemberLoginRepository members) {
        this.members = members;
    }

    /**
     * The member as a caller, and what it is entitled to.
     *
     * @return null where the token is not good, or names no member: that of a machine
     */
    Uni<Named> find(BearerReading token) {
        String userName = token.userName();
        return token.caller() == null || userName == null || userName.indexOf('\0') >= 0
                ? Uni.createFrom().nullItem()
                : members.find(userName)
                        .map(login -> login == null
                                        || !login.clientId()
                                                .equals(token.caller().clientId())
                                ? null
                                : named(login, token));
    }

    private static Named named(MemberLogin login, BearerReading token) {
        Set<String> permissions =
                login.features().stream().filter(token.caller()::may).collect(Collectors.toUnmodifiableSet());
        return new Named(
                login,
                new Caller(token.caller().client(), login.memberId().toString(), permissions, QUOTA_OF_THE_DIALECT),
                Entitlement.byToken(token.expiresAt(), permissions));
    }

    /** Whom a token names. */
    record Named(MemberLogin login, Caller caller, Entitlement entitlement) {}
}
