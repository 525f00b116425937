package io.outdial.enrollment.peer;

/** The receiver is there and does not take this event. It is tried again later; the breaker stays as it is, because the events of others are none the worse. */
final class EventRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EventRefused(Throwable cause) {
        super("the receiver refuses the event", cause);
    }
}
