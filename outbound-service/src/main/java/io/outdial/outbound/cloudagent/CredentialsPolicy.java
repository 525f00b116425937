package io.outdial.outbound.cloudagent;

import io.outdial.outbound.cloudagent.token.TokenReading;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.registry.ApiAuthentication;
import io.outdial.platform.registry.CloudAgentAccount;
import java.util.Optional;

/**
 * Who is admitted, in the order of cloudagent.md §1.7: key there, user name there, both right and of one account,
 * account set to this kind of authentication. The account's setting is told only to those who know its key.
 */
final class CredentialsPolicy {

    private CredentialsPolicy() {}

    /**
     * @param caller the owner of the key, null where it is unknown, expired or revoked
     * @return empty if the caller is admitted
     */
    static Optional<AccessFault> fault(Credentials given, Caller caller) {
        if (given.apiKey() == null) {
            return Optional.of(AccessFault.NO_API_KEY);
        }
        if (given.userName() == null || given.userName().isEmpty()) {
            return Optional.of(AccessFault.NO_USER_NAME);
        }
        CloudAgentAccount account = caller == null ? null : caller.client().cloudAgent();
        if (account == null || !isNamed(account, given)) {
            return Optional.of(AccessFault.INVALID_USER);
        }
        if (account.apiAuthentication() != ApiAuthentication.BASIC_AUTH) {
            return Optional.of(AccessFault.INVALID_ACTION);
        }
        return Optional.empty();
    }

    /**
     * The same for who shows a bearer token. An account that takes keys misses the key, whatever the token is worth.
     *
     * @param named the account of the user name, which counts where the token is of nobody; null where there is none
     */
    static Optional<AccessFault> tokenFault(TokenReading token, CloudAgentAccount named, String userName) {
        CloudAgentAccount account =
                token.client() == null ? named : token.client().cloudAgent();
        if (account != null && account.apiAuthentication() == ApiAuthentication.BASIC_AUTH) {
            return Optional.of(AccessFault.NO_API_KEY);
        }
        return switch (token.state()) {
            case EMPTY -> Optional.of(AccessFault.NO_TOKEN);
            case INVALID -> Optional.of(AccessFault.INVALID_TOKEN);
            case EXPIRED -> Optional.of(AccessFault.TOKEN_EXPIRED);
            case GOOD -> goodTokenFault(account, userName);
        };
    }

    private static Optional<AccessFault> goodTokenFault(CloudAgentAccount account, String userName) {
        if (userName == null || userName.isEmpty()) {
            return Optional.of(AccessFault.NO_USER_NAME);
        }
        if (account == null || !account.isNamed(userName)) {
            return Optional.of(AccessFault.INVALID_USER);
        }
        return account.apiAuthentication() == ApiAuthentication.TOKEN_AUTH
                ? Optional.empty()
                : Optional.of(AccessFault.INVALID_ACTION);
    }

    /**
     * For who asks for a token: by key and user name, of an account that takes tokens.
     *
     * @param caller the owner of the key, null where it is absent, unknown, expired or revoked
     */
    static Optional<AccessFault> tokenRequestFault(Credentials given, Caller caller) {
        if (given.userName() == null || given.userName().isEmpty()) {
            return Optional.of(AccessFault.NO_USER_NAME);
        }
        CloudAgentAccount account = caller == null ? null : caller.client().cloudAgent();
        if (account == null || !isNamed(account, given)) {
            return Optional.of(AccessFault.INVALID_USER);
        }
        return account.apiAuthentication() == ApiAuthentication.TOKEN_AUTH
                ? Optional.empty()
                : Optional.of(AccessFault.INVALID_ACTION);
    }

    /**
     * On the legacy paths, where the key is all there is and the account's setting does not matter.
     *
     * @param caller the owner of the key, null where it is absent, unknown, expired or revoked
     */
    static Optional<AccessFault> legacyFault(Caller caller) {
        CloudAgentAccount account = caller == null ? null : caller.client().cloudAgent();
        if (account == null) {
            return Optional.of(AccessFault.INVALID_USER);
        }
        return account.answersLegacyPaths() ? Optional.empty() : Optional.of(AccessFault.INVALID_ACTION);
    }

    /** The same for who shows user name and key as HTTP Basic. */
    static Optional<AccessFault> legacyLoginFault(Credentials given, Caller caller) {
        Optional<AccessFault> fault = legacyFault(caller);
        return fault.isPresent() || isNamed(caller.client().cloudAgent(), given)
                ? fault
                : Optional.of(AccessFault.INVALID_USER);
    }

    private static boolean isNamed(CloudAgentAccount account, Credentials given) {
        return account.isNamed(given.userName())
                && (given.login() == null || account.isNamed(given.login().userName()));
    }
}
