package io.outdial.outbound.notification.cometd;

/** What a session made of an event. */
enum Offer {
    GIVEN,
    /** It has the event, or none of its messages is for its subscriptions, or it takes none yet. */
    PASSED,
    /** It lacks events before this one. */
    AHEAD,
    /** More messages wait than may. */
    FULL
}
