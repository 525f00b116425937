package io.outdial.transfer.ping;

/**
 * A ping has no valid response. The message is always the same, whether an address was refused, a name is unknown or a
 * host does not respond: the author of a ping URL must not learn what is behind the firewall. The cause is in the log.
 */
public final class PingRefused extends RuntimeException {

    /** The only message that callers see. */
    public static final String MESSAGE = "The ping was refused or gave no usable answer";

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Integer status;

    /** What it means for the breaker. */
    enum Kind {
        /** The request may not be sent at all, which says nothing about the host. */
        NOT_ALLOWED,
        /** The host is late, silent or faulty. */
        HOST_FAILED,
        /** The host answers, and says what is of no use. */
        ANSWER_UNUSABLE
    }

    private PingRefused(Kind kind, Integer status, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
        this.status = status;
    }

    static PingRefused notAllowed(String detail) {
        return new PingRefused(Kind.NOT_ALLOWED, null, detail);
    }

    static PingRefused hostFailed(String detail) {
        return new PingRefused(Kind.HOST_FAILED, null, detail);
    }

    static PingRefused answer(int status, String detail) {
        return new PingRefused(status >= 500 ? Kind.HOST_FAILED : Kind.ANSWER_UNUSABLE, status, detail);
    }

    Kind kind() {
        return kind;
    }

    /** Of the answer, where one came from an address that may be asked; else null. */
    public Integer status() {
        return status;
    }
}
