package io.outdial.outbound.notification;

/**
 * What a notification request says about who sends it. Three cases and not two, because a request without credentials
 * may go on with the session its cookie and clientId name, while a request with wrong ones must not.
 */
public sealed interface Credentials {

    /** The request carries none: no handshake, but an existing session may be continued. */
    record Absent() implements Credentials {}

    /** The request carries some that name no user, or a user who may not have notifications. */
    record Refused() implements Credentials {}

    /** The request comes from this user, who is entitled to this. */
    record Accepted(Subscriber user, Entitlement entitlement) implements Credentials {}
}
