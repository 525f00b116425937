package io.outdial.outbound.login;

import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.registry.ApiKeys;
import java.util.Set;
import java.util.UUID;

/**
 * What decides about a login.
 *
 * @param passwordHash bcrypt in modular crypt format; null where the member cannot log in
 */
record MemberLogin(UUID clientId, UUID memberId, String userName, String passwordHash, Set<String> features) {

    Subscriber subscriber() {
        return new Subscriber(clientId, memberId);
    }

    /** Another one for each user name and password, and one for a member that has none. */
    Entitlement entitlement() {
        return new Entitlement(ApiKeys.sha256(userName + "\n" + passwordHash), features);
    }

    @Override
    public String toString() {
        return "MemberLogin[" + clientId + ", " + memberId + "]";
    }
}
