package io.outdial.local;

/**
 * A failure that the user has to know about. Its message is the one line that is shown, so it says what is wrong and
 * what to do, or where the details are; the cause goes to the log only.
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
