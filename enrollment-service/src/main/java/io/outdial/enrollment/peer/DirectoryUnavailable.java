package io.outdial.enrollment.peer;

/** The directory gave no answer that could be used: late, unreachable, or broken. May be tried again. */
public final class DirectoryUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryUnavailable(Throwable cause) {
        super("the campaign directory does not answer", cause);
    }
}
