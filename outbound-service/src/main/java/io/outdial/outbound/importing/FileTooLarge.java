package io.outdial.outbound.importing;

/** The file is beyond a limit, however often it is sent: its import has failed. */
final class FileTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileTooLarge(String message) {
        super(message, null, false, false);
    }
}
