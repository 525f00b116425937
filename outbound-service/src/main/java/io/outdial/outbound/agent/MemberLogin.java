package io.outdial.outbound.agent;

import java.util.Set;
import java.util.UUID;

/**
 * What decides about a login.
 *
 * @param passwordHash bcrypt in modular crypt format; null where the member cannot log in
 */
record MemberLogin(UUID clientId, UUID memberId, String passwordHash, Set<String> features) {

    @Override
    public String toString() {
        return "MemberLogin[" + clientId + ", " + memberId + "]";
    }
}
