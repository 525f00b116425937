package io.outdial.outbound.importing;

import java.util.Locale;

/** What becomes of a file that is loaded. */
public enum ImportState {
    /** For its data, or the rest of it. */
    WAITING,
    /** Its data is being sent, and will be read when others of the client have been. */
    QUEUED,
    RUNNING,
    COMPLETED,
    CANCELLED,
    /** It is beyond a limit. */
    FAILED;

    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState of(String wireValue) {
        return valueOf(wireValue.toUpperCase(Locale.ROOT));
    }

    public boolean isOver() {
        return this == COMPLETED || this == CANCELLED || this == FAILED;
    }
}
