package io.outdial.local;

/**
 * Something the person at the keyboard has to know. The message is the one line they get to see, so it says what is
 * wrong and what to do, or where the detail stands; the cause goes to the log only.
 */
public final class LocalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalFailure(String line) {
        super(line);
    }

    public LocalFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
