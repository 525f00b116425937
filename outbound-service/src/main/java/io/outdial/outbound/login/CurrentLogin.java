package io.outdial.outbound.login;

import jakarta.enterprise.context.RequestScoped;

/** The login that the present request was let in by; null where it was a token. */
@RequestScoped
class CurrentLogin {

    private MemberLogin login;

    void is(MemberLogin verified) {
        this.login = verified;
    }

    MemberLogin get() {
        return login;
    }
}
