package io.outdial.outbound.agent;

import io.outdial.platform.access.AgentAuthenticator;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** HTTP Basic of members (genesys-web-services.md §3.4): the subject of the caller is the member's id, its permissions are the member's features. */
@ApplicationScoped
public class MemberAuthenticator implements AgentAuthenticator {

    private static final Integer QUOTA_OF_THE_DIALECT = null;

    @Inject
    MemberLoginRepository members;

    @Inject
    Passwords passwords;

    @Inject
    KeyRegistry registry;

    @Override
    public Uni<Caller> authenticate(String userName, String password) {
        return find(userName)
                .chain(login -> passwords.isOf(login, password).map(right -> right ? caller(login) : null));
    }

    /** No database keeps a NUL character, so nobody has such a name. */
    private Uni<MemberLogin> find(String userName) {
        return userName.indexOf('\0') >= 0 ? Uni.createFrom().nullItem() : members.find(userName);
    }

    /** Null where the registry no longer has the client: its members go with it. */
    private Caller caller(MemberLogin login) {
        return registry.client(login.clientId())
                .map(client -> new Caller(client, login.memberId().toString(), login.features(), QUOTA_OF_THE_DIALECT))
                .orElse(null);
    }
}
