package io.outdial.outbound.cloudagent;

/** Why a caller is refused before its fields are looked at; {@link Reply} has the words. */
public enum AccessFault {
    NO_API_KEY,
    NO_USER_NAME,
    /** Key unknown, expired or revoked, or not of this user. */
    INVALID_USER,
    /** The account is set to another kind of authentication, or the key may not do this. */
    INVALID_ACTION,
    /** There is a bearer header without a token. */
    NO_TOKEN,
    /** The token is not of our making, has been replaced, or its key is no longer usable. */
    INVALID_TOKEN,
    TOKEN_EXPIRED
}
