package io.outdial.platform.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How the callers of a CloudAgent account prove who they are: not at all beyond user name and key in the request, by a
 * token, or by HTTP Basic. The names are those of the account setting on cloudagent.md.
 */
@RegisterForReflection
public enum ApiAuthentication {
    NONE,
    TOKEN_AUTH,
    BASIC_AUTH
}
