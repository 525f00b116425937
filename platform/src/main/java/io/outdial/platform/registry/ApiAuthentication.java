package io.outdial.platform.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How the callers of an account prove who they are: not at all beyond user name and key in the request, by a token, or
 * by HTTP Basic. The names are those of the setting in the registry file.
 */
@RegisterForReflection
public enum ApiAuthentication {
    NONE,
    TOKEN_AUTH,
    BASIC_AUTH
}
