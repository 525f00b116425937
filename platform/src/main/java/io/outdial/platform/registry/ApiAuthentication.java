package io.outdial.platform.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How the callers of an account prove who they are on today's paths. The names are those of the setting in the registry
 * file, and the vendor's.
 */
@RegisterForReflection
public enum ApiAuthentication {
    /** Not at all: only the paths of the older manuals answer. */
    NONE,
    /** By a bearer token, which an API key is exchanged for. */
    TOKEN_AUTH,
    /** By an API key in a header and the user name of the account; HTTP Basic of the two does as well. */
    BASIC_AUTH
}
